/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-player.h"

#include <string.h>

struct _FakePlayer {
  GObject parent_instance;

  PsrProgram *program;
  GError *load_error;
  PsrPlayerState state;
  gboolean audible;
  gint64 position;
  double gain;
  GString *said; /* since fake_player_take_said() */
  gboolean saying;
};

enum {
  PROP_0,
  PROP_STATE,
  PROP_AUDIBLE,
};

static void
set_state (FakePlayer *self, PsrPlayerState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static void
fake_player_load_async (PsrPlayer *player,
                        PsrProgram *program,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  FakePlayer *self = FAKE_PLAYER (player);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_set_object (&self->program, program);
  self->position = 0;
  self->gain = 1;
  if (self->load_error != NULL) {
    set_state (self, PSR_PLAYER_FAILED);
    g_task_return_error (task, g_error_copy (self->load_error));
  } else {
    set_state (self, PSR_PLAYER_PAUSED);
    g_task_return_boolean (task, TRUE);
  }
}

static gboolean
fake_player_load_finish (PsrPlayer *player, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_player_play (PsrPlayer *player)
{
  set_state (FAKE_PLAYER (player), PSR_PLAYER_PLAYING);
}

static void
fake_player_pause (PsrPlayer *player)
{
  set_state (FAKE_PLAYER (player), PSR_PLAYER_PAUSED);
}

static void
fake_player_seek (PsrPlayer *player, gint64 position)
{
  FAKE_PLAYER (player)->position = position;
}

static void
fake_player_stop (PsrPlayer *player)
{
  FakePlayer *self = FAKE_PLAYER (player);

  g_clear_object (&self->program);
  self->position = 0;
  set_state (self, PSR_PLAYER_EMPTY);
}

static gint64
fake_player_get_position (PsrPlayer *player)
{
  return FAKE_PLAYER (player)->position;
}

static void
fake_player_set_volume (PsrPlayer *player, PsrLane lane, double volume)
{
}

static void
fake_player_fade (PsrPlayer *player, double gain, int ms)
{
  FAKE_PLAYER (player)->gain = gain;
}

/* Lane and name of each file: "voice:paused bells:chime;". */
static void
fake_player_say (PsrPlayer *player, const PsrSnippet *snippets, guint n_snippets)
{
  static const char *const lanes[] = { "voice", "bells", "bed" };
  FakePlayer *self = FAKE_PLAYER (player);

  self->saying = TRUE;
  for (guint i = 0; i < n_snippets; i++) {
    g_autofree char *name = g_file_get_basename (snippets[i].file);

    name[strlen (name) - strlen (".flac")] = '\0';
    g_string_append_printf (self->said,
                            "%s:%s%s",
                            lanes[snippets[i].lane],
                            name,
                            i + 1 < n_snippets ? " " : ";");
  }
}

static void
fake_player_hush (PsrPlayer *player)
{
  FakePlayer *self = FAKE_PLAYER (player);

  if (self->saying)
    g_string_append (self->said, "hush;");
  self->saying = FALSE;
}

static void
fake_player_iface_init (PsrPlayerInterface *iface)
{
  iface->load_async = fake_player_load_async;
  iface->load_finish = fake_player_load_finish;
  iface->play = fake_player_play;
  iface->pause = fake_player_pause;
  iface->seek = fake_player_seek;
  iface->stop = fake_player_stop;
  iface->get_position = fake_player_get_position;
  iface->set_volume = fake_player_set_volume;
  iface->fade = fake_player_fade;
  iface->say = fake_player_say;
  iface->hush = fake_player_hush;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakePlayer,
                               fake_player,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PSR_TYPE_PLAYER, fake_player_iface_init))

static void
fake_player_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FakePlayer *self = FAKE_PLAYER (object);

  switch (prop_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_AUDIBLE:
    g_value_set_boolean (value, self->audible);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
fake_player_finalize (GObject *object)
{
  FakePlayer *self = FAKE_PLAYER (object);

  g_clear_object (&self->program);
  g_clear_error (&self->load_error);
  g_string_free (self->said, TRUE);

  G_OBJECT_CLASS (fake_player_parent_class)->finalize (object);
}

static void
fake_player_class_init (FakePlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_player_get_property;
  object_class->finalize = fake_player_finalize;
  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_AUDIBLE, "audible");
}

static void
fake_player_init (FakePlayer *self)
{
  self->audible = TRUE;
  self->said = g_string_new (NULL);
}

FakePlayer *
fake_player_new (void)
{
  return g_object_new (FAKE_TYPE_PLAYER, NULL);
}

void
fake_player_set_load_error (FakePlayer *self, const GError *error)
{
  g_clear_error (&self->load_error);
  if (error != NULL)
    self->load_error = g_error_copy (error);
}

void
fake_player_advance (FakePlayer *self, gint64 samples)
{
  gint64 total = psr_schedule_get_total_samples (psr_program_get_schedule (self->program));

  g_assert_cmpint (self->state, ==, PSR_PLAYER_PLAYING);
  self->position = MIN (self->position + samples, total);
  if (self->position == total)
    set_state (self, PSR_PLAYER_DONE);
}

double
fake_player_get_gain (FakePlayer *self)
{
  return self->gain;
}

char *
fake_player_take_said (FakePlayer *self)
{
  char *said = g_strdup (self->said->str);

  g_string_truncate (self->said, 0);
  return said;
}

void
fake_player_finish_saying (FakePlayer *self, gboolean heard)
{
  g_assert_true (self->saying);
  self->saying = FALSE;
  g_signal_emit_by_name (self, "said", heard);
}

void
fake_player_lose_device (FakePlayer *self)
{
  set_state (self, PSR_PLAYER_PAUSED);
  g_signal_emit_by_name (self, "lost", FAKE_PLAYER_LOSS);
}

void
fake_player_break (FakePlayer *self, const char *message)
{
  set_state (self, PSR_PLAYER_FAILED);
  g_signal_emit_by_name (self, "lost", message);
}

void
fake_player_set_audible (FakePlayer *self, gboolean audible)
{
  self->audible = audible;
  g_object_notify (G_OBJECT (self), "audible");
}
