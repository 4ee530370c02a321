/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "app/psr-program-options.h"
#include "base/psr-units.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_answers (JsonBuilder *builder, const PsrCue *question, const char *language)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < question->answers->len; i++) {
    const PsrAnswer *answer = g_ptr_array_index (question->answers, i);

    json_builder_begin_object (builder);
    add_string (builder, "id", answer->id);
    add_string (builder, "words", psr_answer_get_words (answer, language));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_cue (JsonBuilder *builder, const PsrScheduledCue *cue, const char *language)
{
  json_builder_begin_object (builder);
  add_string (builder, "id", cue->cue->id);
  add_string (builder, "part", cue->part->id);
  add_int (builder, "start_sample", cue->start);
  add_int (builder, "end_sample", cue->end);
  if (cue->side != PSR_SIDE_NONE)
    add_string (builder, "side", psr_side_to_string (cue->side));
  add_string (builder, "pose", cue->pose);
  add_string (builder, "view", psr_view_to_string (cue->cue->view));
  if (cue->words != NULL) {
    add_string (builder, "words", cue->words);
    json_builder_set_member_name (builder, "silent");
    json_builder_add_boolean_value (builder, !cue->has_clip);
  }
  if (psr_cue_is_question (cue->cue))
    add_answers (builder, cue->cue, language);
  json_builder_end_object (builder);
}

/* A bell is a sound beside the words, not a cue that one follows: a list of its own. */
static void
add_cues (JsonBuilder *builder, const char *name, PsrSchedule *schedule, PsrCueKind kind)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].cue->kind == kind)
      add_cue (builder, &cues[i], psr_schedule_get_language (schedule));
  }
  json_builder_end_array (builder);
}

static void
print_json (PsrProgram *program)
{
  PsrSchedule *schedule = psr_program_get_schedule (program);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "session", psr_script_get_id (psr_schedule_get_script (schedule)));
  add_string (builder, "language", psr_schedule_get_language (schedule));
  add_string (builder, "voice", psr_voice_get_id (psr_program_get_voice (program)));
  add_int (builder, "minutes", psr_schedule_get_choices (schedule)->minutes);
  add_int (builder, "sample_rate", PSR_SAMPLE_RATE);
  add_int (builder, "settle_samples", psr_schedule_get_settle_samples (schedule));
  add_int (builder, "total_samples", psr_schedule_get_total_samples (schedule));
  add_cues (builder, "cues", schedule, PSR_CUE_VOICE);
  if (psr_program_get_bell (program) != NULL)
    add_cues (builder, "bells", schedule, PSR_CUE_BELL);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  /* JSON is UTF-8; g_print() would turn it into what the locale can write. */
  puts (text);
}

static void
print_place (gint64 samples)
{
  gint64 ms = samples / PSR_MS_TO_SAMPLES (1);

  g_print ("%02d:%02d.%03d", (int) (ms / 60000), (int) (ms / 1000 % 60), (int) (ms % 1000));
}

static void
print_part (const PsrPart *part, PsrSide side, const char *language)
{
  const char *title = psr_part_get_title (part, language);

  if (side == PSR_SIDE_NONE)
    g_print ("%s\n", title);
  else
    g_print ("%s (%s)\n", title, side == PSR_LEFT ? _ ("left side") : _ ("right side"));
}

static void
print_answers (const PsrCue *question, const char *language)
{
  for (guint i = 0; i < question->answers->len; i++) {
    const PsrAnswer *answer = g_ptr_array_index (question->answers, i);

    g_print ("    %u  %-20s %s\n", i + 1, answer->id, psr_answer_get_words (answer, language));
  }
}

static void
print_text (PsrProgram *program)
{
  PsrSchedule *schedule = psr_program_get_schedule (program);
  const char *language = psr_schedule_get_language (schedule);
  const PsrPart *part = NULL;
  PsrSide side = PSR_SIDE_NONE;
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].cue->kind == PSR_CUE_BELL && psr_program_get_bell (program) == NULL)
      continue;

    if (cues[i].part != part || cues[i].side != side) {
      part = cues[i].part;
      side = cues[i].side;
      print_part (part, side, language);
    }
    g_print ("  ");
    print_place (cues[i].start);
    g_print (" ");
    print_place (cues[i].end);
    g_print ("  %-24s %-18s %s\n",
             cues[i].cue->id,
             cues[i].pose,
             cues[i].words != NULL ? cues[i].words : _ ("(bell)"));
    print_answers (cues[i].cue, language);
  }

  print_place (psr_schedule_get_total_samples (schedule));
  g_print ("  %s\n", _ ("end"));
}

int
psr_command_schedule (int argc, char **argv)
{
  g_auto (PsrProgramOptions) options = PSR_PROGRAM_OPTIONS_INIT;
  g_autofree GOptionEntry *entries = NULL;
  g_autoptr (PsrProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  GOptionEntry *more;
  gboolean json = FALSE;
  gboolean usage;
  int status;

  entries = psr_program_options_make_entries (&options, 1, &more);
  *more = (GOptionEntry){ "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL };

  if (!psr_command_parse (argc,
                          argv,
                          entries,
                          _ ("Prints the timeline of a session, as export writes it."),
                          NULL,
                          NULL,
                          &status))
    return status;

  program = psr_program_options_make_program (&options, &usage, &error);
  if (program == NULL) {
    psr_command_print_error (error->message);
    return usage ? PSR_EXIT_USAGE : PSR_EXIT_FAILED;
  }

  psr_program_options_warn (program);
  if (json)
    print_json (program);
  else
    print_text (program);

  return PSR_EXIT_OK;
}
