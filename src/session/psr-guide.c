/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-guide.h"

#include "base/psr-units.h"
#include "session/psr-utterance.h"

/* How long a device, or the machine, is waited for, and how often it is tried. */
#define OFFER_US    (10 * 60 * G_USEC_PER_SEC)
#define OFFER_TRY_S 2

/* The two clocks are read one after the other; only more than this is sleep. */
#define SLEPT_MIN_US (G_USEC_PER_SEC / 2)

/* What reading takes, also where a tone is all that is heard. */
#define READ_MS      1200
#define READ_CHAR_MS 60

struct _PsrGuide {
  GObject parent_instance;

  PsrSession *session;
  PsrPlayer *player;
  PsrPhrases *phrases;
  PsrClock *clock;
  char *data_folder;

  PsrConfirmation confirmation;
  PsrSessionState state; /* as it was seen last */
  gint64 slept_us; /* what the clock had slept when the session last ran */

  PsrInterruption interruption; /* as it was seen last */
  gboolean offering; /* and nobody has heard the offer yet */
  gint64 offer_until_us; /* boot time */
  guint offer_id;

  char *caption;
  gint64 read_until_us; /* boot time */
  guint caption_id;
};

enum { PROP_0, PROP_CONFIRMATION, PROP_CAPTION, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (PsrConfirmation,
                    psr_confirmation,
                    G_DEFINE_ENUM_VALUE (PSR_CONFIRMATION_VOICE, "voice"),
                    G_DEFINE_ENUM_VALUE (PSR_CONFIRMATION_TONE, "tone"),
                    G_DEFINE_ENUM_VALUE (PSR_CONFIRMATION_NONE, "none"))

G_DEFINE_FINAL_TYPE (PsrGuide, psr_guide, G_TYPE_OBJECT)

static void
set_caption (PsrGuide *self, const char *caption)
{
  g_clear_handle_id (&self->caption_id, g_source_remove);
  if (g_strcmp0 (self->caption, caption) == 0)
    return;

  g_free (self->caption);
  self->caption = g_strdup (caption);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

/* Cuts off what is being said. */
static void
fall_silent (PsrGuide *self)
{
  psr_player_hush (self->player);
  set_caption (self, NULL);
  psr_session_release (self->session, PSR_HOLD_SAYING);
}

/* Returns: (nullable): something to be filled; %NULL while there is no voice to speak. */
static PsrUtterance *
make_utterance (PsrGuide *self)
{
  PsrProgram *program = psr_session_get_program (self->session);

  if (program == NULL)
    return NULL;

  return psr_utterance_new (psr_program_get_voice (program), self->phrases, self->data_folder);
}

static void
utter (PsrGuide *self, PsrUtterance *utterance)
{
  const char *caption = psr_utterance_get_caption (utterance);
  gint64 read_ms = READ_MS + READ_CHAR_MS * g_utf8_strlen (caption, -1);

  psr_utterance_say (utterance, self->player);
  set_caption (self, caption[0] != '\0' ? caption : NULL);
  self->read_until_us = psr_clock_get_boottime_us (self->clock) + read_ms * 1000;
}

static void
say (PsrGuide *self, const char *phrase)
{
  g_autoptr (PsrUtterance) utterance = make_utterance (self);

  fall_silent (self);
  if (utterance == NULL)
    return;

  psr_utterance_add_phrase (utterance, phrase);
  utter (self, utterance);
}

static void
sound (PsrGuide *self, const char *tone)
{
  g_autoptr (PsrUtterance) utterance = make_utterance (self);

  fall_silent (self);
  if (utterance == NULL || self->confirmation == PSR_CONFIRMATION_NONE)
    return;

  psr_utterance_add_tone (utterance, tone);
  utter (self, utterance);
}

static void
confirm (PsrGuide *self, const char *phrase, const char *tone)
{
  if (self->confirmation == PSR_CONFIRMATION_VOICE)
    say (self, phrase);
  else
    sound (self, tone);
}

static gboolean
caption_read_cb (gpointer data)
{
  PsrGuide *self = PSR_GUIDE (data);

  self->caption_id = 0;
  set_caption (self, NULL);

  return G_SOURCE_REMOVE;
}

static gboolean offer_cb (gpointer data);

static void
try_offer_later (PsrGuide *self)
{
  self->offering = psr_clock_get_boottime_us (self->clock) < self->offer_until_us;
  g_clear_handle_id (&self->offer_id, g_source_remove);
  if (self->offering)
    self->offer_id = g_timeout_add_seconds (OFFER_TRY_S, offer_cb, self);
}

/* The session may stand still because the machine is about to sleep: that is no time to speak. */
static void
offer (PsrGuide *self)
{
  if (self->interruption == PSR_INTERRUPTION_DEVICE)
    say (self, "device-came-back");
  else if (psr_clock_get_slept_us (self->clock) - self->slept_us > SLEPT_MIN_US)
    say (self, "computer-slept");
  else
    try_offer_later (self);
}

static gboolean
offer_cb (gpointer data)
{
  PsrGuide *self = PSR_GUIDE (data);

  self->offer_id = 0;
  offer (self);

  return G_SOURCE_REMOVE;
}

static void
session_interruption_cb (PsrGuide *self)
{
  PsrInterruption interruption = psr_session_get_interruption (self->session);

  if (self->interruption == interruption)
    return;

  self->interruption = interruption;
  self->offering = interruption != PSR_INTERRUPTION_NONE;
  self->offer_until_us = psr_clock_get_boottime_us (self->clock) + OFFER_US;
  g_clear_handle_id (&self->offer_id, g_source_remove);
  if (self->offering)
    offer (self);
}

static void
player_said_cb (PsrGuide *self, gboolean heard)
{
  gint64 left_us = self->read_until_us - psr_clock_get_boottime_us (self->clock);

  psr_session_release (self->session, PSR_HOLD_SAYING);
  if (self->offering && !heard)
    try_offer_later (self);
  else
    self->offering = FALSE;

  if (self->caption == NULL)
    return;

  g_clear_handle_id (&self->caption_id, g_source_remove);
  self->caption_id = g_timeout_add ((guint) (MAX (left_us, 0) / 1000), caption_read_cb, self);
}

static void
session_state_cb (PsrGuide *self)
{
  PsrSessionState before = self->state;

  self->state = psr_session_get_state (self->session);
  if (psr_session_state_is_running (self->state))
    self->slept_us = psr_clock_get_slept_us (self->clock);

  switch (self->state) {
  case PSR_SESSION_PAUSED:
    if (psr_session_get_interruption (self->session) == PSR_INTERRUPTION_NONE)
      confirm (self, "paused", "pause");
    break;
  case PSR_SESSION_ENDING:
    say (self, "ended");
    break;
  case PSR_SESSION_SETTLING:
  case PSR_SESSION_PLAYING:
    /* A tone, for the session itself goes on at once. */
    if (before == PSR_SESSION_PAUSED || before == PSR_SESSION_ENDING)
      sound (self, "resume");
    break;
  case PSR_SESSION_IDLE:
  case PSR_SESSION_LOADING:
  case PSR_SESSION_DONE:
  default:
    fall_silent (self);
    break;
  }
}

static void
session_asking_cb (PsrGuide *self)
{
  if (psr_session_get_asking (self->session))
    say (self, "question");
  else if (psr_session_state_is_running (psr_session_get_state (self->session)))
    confirm (self, "going-on", "resume");
}

static void
session_seeked_cb (PsrGuide *self, gint64 position)
{
  sound (self, "move");
}

static void
session_skipped_cb (PsrGuide *self, PsrSkip skip, gboolean moved)
{
  if (!moved) {
    confirm (self, skip == PSR_SKIP_NEXT ? "at-the-last-cue" : "at-the-beginning", "notice");
  } else if (skip == PSR_SKIP_REPEAT && self->confirmation == PSR_CONFIRMATION_VOICE) {
    say (self, "again");
    psr_session_hold (self->session, PSR_HOLD_SAYING);
  }
}

static void
psr_guide_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrGuide *self = PSR_GUIDE (object);

  switch (prop_id) {
  case PROP_CONFIRMATION:
    g_value_set_enum (value, self->confirmation);
    break;
  case PROP_CAPTION:
    g_value_set_string (value, self->caption);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_guide_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_CONFIRMATION:
    psr_guide_set_confirmation (PSR_GUIDE (object), g_value_get_enum (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_guide_dispose (GObject *object)
{
  PsrGuide *self = PSR_GUIDE (object);

  g_clear_handle_id (&self->offer_id, g_source_remove);
  g_clear_handle_id (&self->caption_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->player);
  g_clear_object (&self->phrases);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_guide_parent_class)->dispose (object);
}

static void
psr_guide_finalize (GObject *object)
{
  PsrGuide *self = PSR_GUIDE (object);

  g_free (self->data_folder);
  g_free (self->caption);

  G_OBJECT_CLASS (psr_guide_parent_class)->finalize (object);
}

static void
psr_guide_class_init (PsrGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_guide_get_property;
  object_class->set_property = psr_guide_set_property;
  object_class->dispose = psr_guide_dispose;
  object_class->finalize = psr_guide_finalize;

  properties[PROP_CONFIRMATION] = g_param_spec_enum ("confirmation",
                                                     NULL,
                                                     NULL,
                                                     PSR_TYPE_CONFIRMATION,
                                                     PSR_CONFIRMATION_VOICE,
                                                     G_PARAM_READWRITE | flags);
  properties[PROP_CAPTION] =
    g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_guide_init (PsrGuide *self)
{
}

static void
connect (PsrGuide *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

PsrGuide *
psr_guide_new (PsrSession *session,
               PsrPlayer *player,
               PsrPhrases *phrases,
               PsrClock *clock,
               const char *data_folder)
{
  PsrGuide *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_PLAYER (player), NULL);
  g_return_val_if_fail (PSR_IS_PHRASES (phrases), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (data_folder != NULL, NULL);

  self = g_object_new (PSR_TYPE_GUIDE, NULL);
  self->session = g_object_ref (session);
  self->player = g_object_ref (player);
  self->phrases = g_object_ref (phrases);
  self->clock = g_object_ref (clock);
  self->data_folder = g_strdup (data_folder);
  self->state = psr_session_get_state (session);

  connect (self, session, "notify::state", G_CALLBACK (session_state_cb));
  connect (self, session, "notify::interruption", G_CALLBACK (session_interruption_cb));
  connect (self, session, "notify::asking", G_CALLBACK (session_asking_cb));
  connect (self, session, "seeked", G_CALLBACK (session_seeked_cb));
  connect (self, session, "skipped", G_CALLBACK (session_skipped_cb));
  connect (self, player, "said", G_CALLBACK (player_said_cb));

  return self;
}

/* @none: less than a minute, @one: a minute, @many: with the number behind it. */
static void
add_minutes (PsrUtterance *utterance,
             gint64 samples,
             const char *none,
             const char *one,
             const char *many)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);
  int minutes = (int) ((samples + minute / 2) / minute);
  g_autofree char *id = g_strdup_printf ("%s-%d", many, minutes);

  if (samples < minute)
    psr_utterance_add_phrase (utterance, none);
  else
    psr_utterance_add_phrase (utterance, minutes == 1 ? one : id);
}

static void
add_place (PsrGuide *self, PsrUtterance *utterance)
{
  PsrProgram *program = psr_session_get_program (self->session);
  PsrSchedule *schedule = psr_program_get_schedule (program);
  gint64 position = psr_session_get_position (self->session);
  gint64 settle = psr_schedule_get_settle_samples (schedule);

  if (position < settle) {
    add_minutes (utterance, settle - position, "begins-soon", "begins-in-one-minute", "begins-in");
    return;
  }

  if (psr_schedule_get_choices (schedule)->guidance == PSR_GUIDANCE_BELLS)
    psr_utterance_add_phrase (utterance, "bells-only");
  else
    psr_utterance_add_title (utterance,
                             psr_script_get_id (psr_schedule_get_script (schedule)),
                             psr_schedule_find_part (schedule, position)->part);
  add_minutes (utterance,
               psr_schedule_get_total_samples (schedule) - position,
               "less-than-a-minute-left",
               "one-minute-left",
               "minutes-left");
}

void
psr_guide_where_am_i (PsrGuide *self)
{
  g_autoptr (PsrUtterance) utterance = NULL;

  g_return_if_fail (PSR_IS_GUIDE (self));

  if (self->state == PSR_SESSION_ENDING)
    say (self, "ended");
  if (!psr_session_state_is_running (self->state) && self->state != PSR_SESSION_PAUSED)
    return;

  psr_session_answer (self->session);
  fall_silent (self);
  psr_session_hold (self->session, PSR_HOLD_SAYING);
  utterance = make_utterance (self);
  add_place (self, utterance);
  utter (self, utterance);
}

void
psr_guide_tell (PsrGuide *self, const char *id)
{
  g_return_if_fail (PSR_IS_GUIDE (self));
  g_return_if_fail (id != NULL);

  confirm (self, id, "notice");
}

void
psr_guide_tell_choice (PsrGuide *self, int number)
{
  g_autofree char *id = g_strdup_printf ("answer-%d", number);

  g_return_if_fail (PSR_IS_GUIDE (self));

  confirm (self, id, "notice");
  if (self->confirmation == PSR_CONFIRMATION_VOICE)
    psr_session_hold (self->session, PSR_HOLD_SAYING);
}

const char *
psr_guide_get_caption (PsrGuide *self)
{
  g_return_val_if_fail (PSR_IS_GUIDE (self), NULL);

  return self->caption;
}

void
psr_guide_set_confirmation (PsrGuide *self, PsrConfirmation confirmation)
{
  g_return_if_fail (PSR_IS_GUIDE (self));

  if (self->confirmation == confirmation)
    return;

  self->confirmation = confirmation;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFIRMATION]);
}
