/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-plan-loader.h"

#include <glib/gi18n.h>
#if HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

#include "audio/psr-clip-decoder.h"
#include "base/psr-units.h"

/* What a bell and a bed may hold, so that a wrong file does not fill the memory. */
#define BELL_MAX_SAMPLES PSR_MINUTES_TO_SAMPLES (1)
#define BED_MAX_SAMPLES  PSR_MINUTES_TO_SAMPLES (5)

typedef struct {
  PsrProgram *program;
  GCancellable *cancellable;
  PsrMixPlan *plan;
  GPtrArray *warnings;
} Loading;

typedef struct {
  PsrMixPlan *plan;
  GPtrArray *warnings;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->plan, psr_mix_plan_unref);
  g_clear_pointer (&loaded->warnings, g_ptr_array_unref);
  g_free (loaded);
}

/* What is lost, and why: two sentences. */
static void
warn (Loading *loading, const char *consequence, const char *reason)
{
  g_ptr_array_add (loading->warnings, g_strdup_printf ("%s %s", consequence, reason));
}

/* Decodes a file; whatever is wrong with it becomes a warning that begins with @consequence.
 * Returns: (nullable): the samples */
static GBytes *
decode (Loading *loading, GFile *file, gint64 max_samples, const char *consequence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pcm =
    psr_clip_decoder_decode (file, max_samples, loading->cancellable, &error);

  if (pcm == NULL)
    warn (loading, consequence, error->message);

  return g_steal_pointer (&pcm);
}

static void
add_clip (Loading *loading, const PsrScheduledCue *scheduled)
{
  PsrVoice *voice = psr_program_get_voice (loading->program);
  PsrScript *script = psr_schedule_get_script (psr_program_get_schedule (loading->program));
  const char *cue_id = scheduled->cue->id;
  gint64 wanted = scheduled->end - scheduled->start;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) pcm = NULL;
  g_autofree char *consequence = NULL;
  g_autofree char *reason = NULL;

  consequence = g_strdup_printf (_ ("The words of “%s” are only shown."), cue_id);
  if (scheduled->has_clip)
    file = psr_voice_dup_clip_file (voice, psr_script_get_id (script), cue_id);
  if (file == NULL) {
    reason =
      g_strdup_printf (_ ("The voice “%s” has no sound for them."), psr_voice_get_name (voice));
    warn (loading, consequence, reason);
    return;
  }

  /* One more than wanted is enough to see that a clip is too long. */
  pcm = decode (loading, file, wanted + 1, consequence);
  if (pcm == NULL)
    return;

  if ((gint64) (g_bytes_get_size (pcm) / sizeof (gint16)) != wanted) {
    reason =
      g_strdup_printf (_ ("“%s” is not as long as the voice says."), g_file_peek_path (file));
    warn (loading, consequence, reason);
    return;
  }

  psr_mix_plan_add_clip (loading->plan, PSR_LANE_VOICE, scheduled->start, pcm);
}

static void
add_bed (Loading *loading)
{
  GFile *file = psr_program_get_bed (loading->program);
  g_autoptr (GBytes) pcm = NULL;

  if (file == NULL)
    return;

  pcm = decode (loading, file, BED_MAX_SAMPLES, _ ("There is no background sound."));
  if (pcm != NULL)
    psr_mix_plan_set_bed (loading->plan, pcm, 0, psr_mix_plan_get_total_samples (loading->plan));
}

static GBytes *
load_bell (Loading *loading)
{
  GFile *file = psr_program_get_bell (loading->program);

  if (file == NULL)
    return NULL;

  return decode (loading, file, BELL_MAX_SAMPLES, _ ("The bells are silent."));
}

static void
build_plan (Loading *loading)
{
  PsrSchedule *schedule = psr_program_get_schedule (loading->program);
  g_autoptr (GBytes) bell = load_bell (loading);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  add_bed (loading);
  for (guint i = 0; i < n_cues && !g_cancellable_is_cancelled (loading->cancellable); i++) {
    if (cues[i].cue->kind == PSR_CUE_VOICE)
      add_clip (loading, &cues[i]);
    else if (bell != NULL)
      psr_mix_plan_add_clip (loading->plan, PSR_LANE_BELLS, cues[i].start, bell);
  }
}

PsrMixPlan *
psr_plan_loader_load (PsrProgram *program,
                      GCancellable *cancellable,
                      GPtrArray **warnings,
                      GError **error)
{
  g_autoptr (PsrMixPlan) plan = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Loading loading = { .program = program, .cancellable = cancellable, .warnings = found };

  g_return_val_if_fail (PSR_IS_PROGRAM (program), NULL);

  plan = psr_mix_plan_new (psr_schedule_get_total_samples (psr_program_get_schedule (program)));
  loading.plan = plan;
  build_plan (&loading);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (warnings != NULL)
    *warnings = g_steal_pointer (&found);

  return g_steal_pointer (&plan);
}

/* The decoders leave holes behind that are of no use to what comes next: about 1 MB. */
static void
return_memory (void)
{
#if HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
}

static void
load_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load (source, cancellable, &warnings, &error);
  Loaded *loaded;

  return_memory ();
  if (plan == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  loaded = g_new0 (Loaded, 1);
  loaded->plan = g_steal_pointer (&plan);
  loaded->warnings = g_steal_pointer (&warnings);
  g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
}

void
psr_plan_loader_load_async (PsrProgram *program,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PSR_IS_PROGRAM (program));

  task = g_task_new (program, cancellable, callback, data);
  g_task_set_source_tag (task, psr_plan_loader_load_async);
  g_task_run_in_thread (task, load_in_thread_cb);
}

PsrMixPlan *
psr_plan_loader_load_finish (GAsyncResult *result, GPtrArray **warnings, GError **error)
{
  Loaded *loaded;
  PsrMixPlan *plan;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, psr_plan_loader_load_async), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  plan = g_steal_pointer (&loaded->plan);
  if (warnings != NULL)
    *warnings = g_steal_pointer (&loaded->warnings);
  loaded_free (loaded);

  return plan;
}
