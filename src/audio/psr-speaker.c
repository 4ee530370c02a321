/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-speaker.h"

#include "audio/psr-clip-decoder.h"
#include "audio/psr-output.h"
#include "base/psr-units.h"

/* A device that has just been opened may swallow its first moment. */
#define LEAD_SAMPLES PSR_MS_TO_SAMPLES (100)
#define GAP_SAMPLES  PSR_MS_TO_SAMPLES (200)

/* Of a bed only so much is heard, and a bed file may hold this much. */
#define BED_SAMPLES     PSR_SECONDS_TO_SAMPLES (6)
#define BED_MAX_SAMPLES PSR_MINUTES_TO_SAMPLES (5)

struct _PsrSpeaker {
  GObject parent_instance;

  PsrOutput *output;
  GCancellable *decoding;
  PsrMixPlan *next_plan; /* waits until what was said before has faded out */
  gboolean saying; /* and `said` is still to come */
};

enum { SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrSpeaker, psr_speaker, G_TYPE_OBJECT)

static void
snippet_clear (gpointer data)
{
  g_clear_object (&((PsrSnippet *) data)->file);
}

static gint64
get_samples (const PsrSnippet *snippet, GBytes *pcm)
{
  return snippet->lane == PSR_LANE_BED ? BED_SAMPLES
                                       : (gint64) (g_bytes_get_size (pcm) / sizeof (gint16));
}

/* Returns: (element-type GBytes): the samples of each snippet, %NULL of one that cannot be decoded.
 * @total: (out): what all of them take. */
static GPtrArray *
decode_all (GArray *snippets, GCancellable *cancellable, gint64 *total)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  *total = LEAD_SAMPLES;
  for (guint i = 0; i < snippets->len; i++) {
    const PsrSnippet *snippet = &g_array_index (snippets, PsrSnippet, i);
    GBytes *pcm = psr_clip_decoder_decode (snippet->file, BED_MAX_SAMPLES, cancellable, NULL);

    g_ptr_array_add (all, pcm);
    if (pcm != NULL)
      *total += get_samples (snippet, pcm) + GAP_SAMPLES;
  }

  return all;
}

static PsrMixPlan *
lay (GArray *snippets, GPtrArray *all, gint64 total)
{
  PsrMixPlan *plan = psr_mix_plan_new (total);
  gint64 at = LEAD_SAMPLES;

  for (guint i = 0; i < snippets->len; i++) {
    const PsrSnippet *snippet = &g_array_index (snippets, PsrSnippet, i);
    GBytes *pcm = g_ptr_array_index (all, i);

    if (pcm == NULL)
      continue;

    if (snippet->lane == PSR_LANE_BED)
      psr_mix_plan_set_bed (plan, pcm, at, at + BED_SAMPLES);
    else
      psr_mix_plan_add_clip (plan, snippet->lane, at, pcm);
    at += get_samples (snippet, pcm) + GAP_SAMPLES;
  }

  return plan;
}

static void
decode_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 total;

  all = decode_all (data, cancellable, &total);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_pointer (task, lay (data, all, total), (GDestroyNotify) psr_mix_plan_unref);
}

static void
finish (PsrSpeaker *self, gboolean heard)
{
  if (!self->saying)
    return;

  self->saying = FALSE;
  psr_output_set_wish (self->output, PSR_OUTPUT_OFF);
  g_signal_emit (self, signals[SAID], 0, heard);
}

static void
take_next_plan (PsrSpeaker *self)
{
  g_autoptr (PsrMixPlan) plan = NULL;

  if (self->next_plan == NULL || !psr_output_is_off (self->output))
    return;

  plan = g_steal_pointer (&self->next_plan);
  psr_output_set_plan (self->output, plan);
  psr_output_set_wish (self->output, PSR_OUTPUT_MOVE);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PsrMixPlan *plan = g_task_propagate_pointer (G_TASK (result), NULL);
  PsrSpeaker *self = data;

  /* Cancelled: something else is to be said by now, or the speaker is gone. */
  if (plan == NULL)
    return;

  g_clear_object (&self->decoding);
  self->next_plan = plan;
  take_next_plan (self);
}

static void
output_off_cb (PsrSpeaker *self)
{
  take_next_plan (self);
}

static void
output_ended_cb (PsrSpeaker *self)
{
  finish (self, psr_output_get_audible (self->output));
}

static void
output_failed_cb (PsrSpeaker *self, const GError *error)
{
  finish (self, FALSE);
}

static void
output_interrupted_cb (PsrSpeaker *self)
{
  finish (self, FALSE);
}

static void
psr_speaker_dispose (GObject *object)
{
  PsrSpeaker *self = PSR_SPEAKER (object);

  g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  g_clear_pointer (&self->next_plan, psr_mix_plan_unref);
  g_clear_object (&self->output);

  G_OBJECT_CLASS (psr_speaker_parent_class)->dispose (object);
}

static void
psr_speaker_class_init (PsrSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_speaker_dispose;

  signals[SAID] = g_signal_new ("said",
                                PSR_TYPE_SPEAKER,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_BOOLEAN);
}

static void
psr_speaker_init (PsrSpeaker *self)
{
}

static void
connect (PsrSpeaker *self, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->output, signal, callback, self, G_CONNECT_SWAPPED);
}

PsrSpeaker *
psr_speaker_new (GstElement *sink, PsrClock *clock)
{
  g_autoptr (PsrSpeaker) self = NULL;

  g_return_val_if_fail (GST_IS_ELEMENT (sink), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_SPEAKER, NULL);
  self->output = psr_output_new (sink, clock);
  if (self->output == NULL)
    return NULL;

  connect (self, "off", G_CALLBACK (output_off_cb));
  connect (self, "ended", G_CALLBACK (output_ended_cb));
  connect (self, "failed", G_CALLBACK (output_failed_cb));
  connect (self, "interrupted", G_CALLBACK (output_interrupted_cb));

  return g_steal_pointer (&self);
}

void
psr_speaker_say (PsrSpeaker *self, const PsrSnippet *snippets, guint n_snippets)
{
  GArray *copies;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PSR_IS_SPEAKER (self));

  psr_speaker_hush (self);
  copies = g_array_new (FALSE, FALSE, sizeof (PsrSnippet));
  g_array_set_clear_func (copies, snippet_clear);
  for (guint i = 0; i < n_snippets; i++) {
    PsrSnippet copy = { snippets[i].lane, g_object_ref (snippets[i].file) };

    g_array_append_val (copies, copy);
  }

  self->saying = TRUE;
  self->decoding = g_cancellable_new ();
  /* The worker may be the last to let go of its task, and must not own the speaker then. */
  task = g_task_new (NULL, self->decoding, decoded_cb, self);
  g_task_set_source_tag (task, psr_speaker_say);
  g_task_set_task_data (task, copies, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, decode_in_thread_cb);
}

void
psr_speaker_hush (PsrSpeaker *self)
{
  g_return_if_fail (PSR_IS_SPEAKER (self));

  self->saying = FALSE;
  g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  g_clear_pointer (&self->next_plan, psr_mix_plan_unref);
  psr_output_set_wish (self->output, PSR_OUTPUT_OFF);
}

void
psr_speaker_set_volume (PsrSpeaker *self, PsrLane lane, double volume)
{
  g_return_if_fail (PSR_IS_SPEAKER (self));

  psr_output_set_volume (self->output, lane, volume);
}
