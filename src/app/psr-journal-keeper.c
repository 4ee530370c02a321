/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-journal-keeper.h"

#include "base/psr-units.h"
#include "journal/psr-journal-column.h"

#define SECONDS_BETWEEN_SAVES 60

struct _PsrJournalKeeper {
  GObject parent_instance;

  PsrSession *session;
  PsrTension *tension;
  PsrJournal *journal;
  PsrJournalEntry *entry; /* as it began; until the next one begins */
  gboolean open; /* from playing until the end */
  PsrJournalAnswer answers[PSR_N_SIDES];
  int tension_before;
  int earlier_s; /* rested before a crash */
  int rested_s; /* as it was saved last */
  PsrJournalEnding ending;
  gboolean kept; /* whether the journal has it */
  gboolean has_failed;
  PsrClock *clock;
  gint64 played_us; /* up to the last beginning */
  gint64 since_us; /* of the clock: when it last began to play; 0: it does not */
  guint timer; /* while it plays */
};

G_DEFINE_FINAL_TYPE (PsrJournalKeeper, psr_journal_keeper, G_TYPE_OBJECT)

static guint failed_signal;

static void
psr_journal_keeper_dispose (GObject *object)
{
  PsrJournalKeeper *self = PSR_JOURNAL_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->tension);
  g_clear_object (&self->journal);
  g_clear_object (&self->clock);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (psr_journal_keeper_parent_class)->dispose (object);
}

static void
psr_journal_keeper_class_init (PsrJournalKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_journal_keeper_dispose;

  failed_signal = g_signal_new ("failed",
                                PSR_TYPE_JOURNAL_KEEPER,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
psr_journal_keeper_init (PsrJournalKeeper *self)
{
}

static char *
dup_props (PsrProps props)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint prop = 1; prop <= PSR_PROPS_ALL; prop <<= 1) {
    if ((props & prop) != 0)
      g_string_append_printf (words,
                              words->len > 0 ? ",%s" : "%s",
                              psr_prop_to_string ((PsrProps) prop));
  }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static PsrJournalEntry *
make_entry (PsrJournalKeeper *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  PsrSchedule *schedule = psr_program_get_schedule (program);
  PsrScript *script = psr_schedule_get_script (schedule);
  PsrVoice *voice = psr_program_get_voice (program);
  const PsrChoices *choices = psr_schedule_get_choices (schedule);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *props = dup_props (choices->props);
  PsrJournalFields fields;

  psr_journal_fields_init (&fields);
  fields.id = psr_session_get_id (self->session);
  psr_journal_fields_set_start (&fields, now);
  fields.minutes = choices->minutes;
  fields.session = psr_script_get_id (script);
  fields.voice = psr_voice_get_id (voice);
  fields.language = psr_voice_get_language (voice);
  fields.props = props;
  if ((psr_script_get_choices (script) & PSR_CHOICE_ARMS) != 0)
    fields.arms = psr_arms_to_string (choices->arms);

  return psr_journal_entry_new (&fields);
}

/* What could not be kept at first is tried again as a whole, when there may be room on the disk. */
static gboolean
keep_whole (PsrJournalKeeper *self, GError **error)
{
  PsrJournalFields fields = *psr_journal_entry_get_fields (self->entry);
  g_autoptr (PsrJournalEntry) entry = NULL;

  fields.rested_s = self->rested_s;
  fields.ending = self->ending;
  fields.tension_before = self->tension_before;
  fields.tension_after = psr_tension_get (self->tension, PSR_TENSION_AFTER);
  fields.left = self->answers[PSR_LEFT];
  fields.right = self->answers[PSR_RIGHT];
  entry = psr_journal_entry_new (&fields);
  self->kept = psr_journal_put (self->journal, entry, error);

  return self->kept;
}

static void
fail (PsrJournalKeeper *self, const GError *error)
{
  if (self->has_failed)
    return;

  self->has_failed = TRUE;
  g_signal_emit (self, failed_signal, 0, error);
}

static gboolean
keep_progress (PsrJournalKeeper *self, GError **error)
{
  return psr_journal_set_progress (self->journal,
                                   psr_journal_entry_get_fields (self->entry)->id,
                                   self->rested_s,
                                   self->ending,
                                   error);
}

static gboolean
keep_answers (PsrJournalKeeper *self, GError **error)
{
  return psr_journal_set_answers (self->journal,
                                  psr_journal_entry_get_fields (self->entry)->id,
                                  self->answers[PSR_LEFT],
                                  self->answers[PSR_RIGHT],
                                  error);
}

static gboolean
keep_tension (PsrJournalKeeper *self, GError **error)
{
  return psr_journal_set_tension (self->journal,
                                  psr_journal_entry_get_fields (self->entry)->id,
                                  self->tension_before,
                                  psr_tension_get (self->tension, PSR_TENSION_AFTER),
                                  error);
}

/* @keep_part: what keeps the part that has changed. */
static void
keep (PsrJournalKeeper *self, gboolean (*keep_part) (PsrJournalKeeper *self, GError **error))
{
  g_autoptr (GError) error = NULL;

  if (!(self->kept ? keep_part (self, &error) : keep_whole (self, &error)))
    fail (self, error);
}

static void
save (PsrJournalKeeper *self, gint64 rested_s, PsrJournalEnding ending)
{
  self->rested_s = self->earlier_s + (int) rested_s;
  self->ending = ending;
  keep (self, keep_progress);
}

/* Only a session that is killed keeps this number: the session itself tells at its end how much of
 * it was heard. */
static void
save_progress (PsrJournalKeeper *self)
{
  gint64 played_us = self->played_us;

  if (self->since_us != 0)
    played_us += psr_clock_get_monotonic_us (self->clock) - self->since_us;
  save (self, played_us / G_USEC_PER_SEC, PSR_JOURNAL_BROKEN_OFF);
}

static gboolean
save_cb (gpointer data)
{
  save_progress (PSR_JOURNAL_KEEPER (data));

  return G_SOURCE_CONTINUE;
}

static void
update_playing (PsrJournalKeeper *self, gboolean playing)
{
  gint64 now_us = psr_clock_get_monotonic_us (self->clock);

  if (self->since_us != 0)
    self->played_us += now_us - self->since_us;
  self->since_us = playing ? now_us : 0;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (playing)
    self->timer = g_timeout_add_seconds (SECONDS_BETWEEN_SAVES, save_cb, self);
}

/* For a moment a session that is about to settle says that it plays. */
static gboolean
is_playing (PsrJournalKeeper *self)
{
  PsrProgram *program = psr_session_get_program (self->session);

  return psr_session_get_state (self->session) == PSR_SESSION_PLAYING &&
         psr_session_get_position (self->session) >=
           psr_schedule_get_settle_samples (psr_program_get_schedule (program));
}

/* That of a session that goes on after a crash is there already, and what was told before it first
 * began stays. */
static void
open_entry (PsrJournalKeeper *self)
{
  const PsrJournalFields *fields;

  g_clear_object (&self->entry);
  self->entry = psr_journal_find (self->journal, psr_session_get_id (self->session), NULL);
  self->kept = self->entry != NULL;
  if (self->entry == NULL)
    self->entry = make_entry (self);

  fields = psr_journal_entry_get_fields (self->entry);
  self->open = TRUE;
  self->played_us = 0;
  self->earlier_s = fields->rested_s;
  self->answers[PSR_LEFT] = fields->left;
  self->answers[PSR_RIGHT] = fields->right;
  self->tension_before =
    self->kept ? fields->tension_before : psr_tension_get (self->tension, PSR_TENSION_BEFORE);
}

static void
state_cb (PsrJournalKeeper *self)
{
  gboolean playing = is_playing (self);

  g_assert (PSR_IS_JOURNAL_KEEPER (self));

  if (playing && !self->open)
    open_entry (self);

  if (self->open) {
    update_playing (self, playing);
    save_progress (self);
  }
}

static void
ended_cb (PsrJournalKeeper *self, PsrEnding ending, gint64 rested)
{
  static const PsrJournalEnding endings[] = {
    [PSR_ENDING_FINISHED] = PSR_JOURNAL_FINISHED,
    [PSR_ENDING_EARLY] = PSR_JOURNAL_ENDED_EARLY,
    [PSR_ENDING_DRIFTED_OFF] = PSR_JOURNAL_DRIFTED_OFF,
    [PSR_ENDING_BROKEN_OFF] = PSR_JOURNAL_BROKEN_OFF,
  };

  g_assert (PSR_IS_JOURNAL_KEEPER (self));

  if (!self->open)
    return;

  update_playing (self, FALSE);
  save (self, rested / PSR_SAMPLE_RATE, endings[ending]);
  self->open = FALSE;
}

/* What is told before waits for the entry. */
static void
told_cb (PsrJournalKeeper *self, int moment)
{
  g_assert (PSR_IS_JOURNAL_KEEPER (self));

  if (moment == PSR_TENSION_AFTER && self->entry != NULL)
    keep (self, keep_tension);
}

PsrJournalKeeper *
psr_journal_keeper_new (PsrSession *session,
                        PsrTension *tension,
                        PsrJournal *journal,
                        PsrClock *clock)
{
  PsrJournalKeeper *self = g_object_new (PSR_TYPE_JOURNAL_KEEPER, NULL);

  self->session = g_object_ref (session);
  self->tension = g_object_ref (tension);
  self->journal = g_object_ref (journal);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tension, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
psr_journal_keeper_note_answer (PsrJournalKeeper *self, PsrSide side, const char *answer)
{
  g_return_if_fail (PSR_IS_JOURNAL_KEEPER (self));

  if (!self->open || side == PSR_SIDE_NONE || answer == NULL ||
      !psr_journal_answer_from_string (answer, &self->answers[side]))
    return;

  keep (self, keep_answers);
}
