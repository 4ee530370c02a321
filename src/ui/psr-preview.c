/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-preview.h"

#include "script/psr-phrases.h"
#include "session/psr-sounds.h"

/* The phrase that was written for this. */
#define VOICE_CLIP "sound-check"

#define NOTHING    (-1)

struct _PsrPreview {
  GObject parent_instance;

  PsrPlayer *player;
  PsrSession *session;
  GSettings *settings;
  PsrVoiceCatalog *voices;
  char *data_folder;
  int lane; /* what is played; NOTHING or a PsrLane */
};

enum {
  CHANGED,
  UNHEARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrPreview, psr_preview, G_TYPE_OBJECT)

/* Returns: (transfer full) (nullable): the sound of what is chosen. */
static GFile *
dup_file (PsrPreview *self, PsrLane lane)
{
  static const char *const keys[PSR_N_LANES] = {
    [PSR_LANE_VOICE] = "voice",
    [PSR_LANE_BELLS] = "bell",
    [PSR_LANE_BED] = "bed",
  };
  g_autofree char *id = g_settings_get_string (self->settings, keys[lane]);
  PsrVoice *voice;

  switch (lane) {
  case PSR_LANE_BELLS:
    return psr_sounds_dup_bell_file (self->data_folder, id);
  case PSR_LANE_BED:
    return psr_sounds_dup_bed_file (self->data_folder, id);
  case PSR_LANE_VOICE:
  default:
    voice = psr_voice_catalog_find (self->voices, id, NULL);
    return voice != NULL ? psr_voice_dup_clip_file (voice, PSR_PHRASES_ID, VOICE_CLIP) : NULL;
  }
}

static void
set_lane (PsrPreview *self, int lane)
{
  self->lane = lane;
  if (lane == NOTHING)
    psr_session_release (self->session, PSR_HOLD_SAYING);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
said_cb (PsrPreview *self, gboolean heard)
{
  if (self->lane == NOTHING)
    return;

  set_lane (self, NOTHING);
  if (!heard)
    g_signal_emit (self, signals[UNHEARD], 0);
}

static void
session_state_cb (PsrPreview *self)
{
  if (psr_session_get_state (self->session) == PSR_SESSION_LOADING)
    psr_preview_stop (self);
}

static void
choice_changed (PsrPreview *self, PsrLane lane)
{
  if (self->lane != (int) lane)
    g_signal_emit (self, signals[CHANGED], 0);
  else if (psr_preview_can_play (self, lane))
    psr_preview_play (self, lane);
  else
    psr_preview_stop (self);
}

static void
voice_changed_cb (PsrPreview *self)
{
  choice_changed (self, PSR_LANE_VOICE);
}

static void
bell_changed_cb (PsrPreview *self)
{
  choice_changed (self, PSR_LANE_BELLS);
}

static void
bed_changed_cb (PsrPreview *self)
{
  choice_changed (self, PSR_LANE_BED);
}

static void
psr_preview_dispose (GObject *object)
{
  PsrPreview *self = PSR_PREVIEW (object);

  if (self->player != NULL)
    psr_preview_stop (self);
  g_clear_object (&self->player);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->voices);

  G_OBJECT_CLASS (psr_preview_parent_class)->dispose (object);
}

static void
psr_preview_finalize (GObject *object)
{
  g_free (PSR_PREVIEW (object)->data_folder);

  G_OBJECT_CLASS (psr_preview_parent_class)->finalize (object);
}

static void
psr_preview_class_init (PsrPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = PSR_TYPE_PREVIEW;

  object_class->dispose = psr_preview_dispose;
  object_class->finalize = psr_preview_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNHEARD] =
    g_signal_new ("unheard", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
psr_preview_init (PsrPreview *self)
{
  self->lane = NOTHING;
}

static void
connect_all (PsrPreview *self)
{
  const struct {
    gpointer object;
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { self->player, "said", G_CALLBACK (said_cb) },
    { self->session, "notify::state", G_CALLBACK (session_state_cb) },
    { self->settings, "changed::voice", G_CALLBACK (voice_changed_cb) },
    { self->settings, "changed::bell", G_CALLBACK (bell_changed_cb) },
    { self->settings, "changed::bed", G_CALLBACK (bed_changed_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].object,
                             handlers[i].signal,
                             handlers[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
}

PsrPreview *
psr_preview_new (PsrPlayer *player,
                 PsrSession *session,
                 GSettings *settings,
                 PsrVoiceCatalog *voices,
                 const char *data_folder)
{
  PsrPreview *self;

  g_return_val_if_fail (PSR_IS_PLAYER (player), NULL);
  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (voices), NULL);
  g_return_val_if_fail (data_folder != NULL, NULL);

  self = g_object_new (PSR_TYPE_PREVIEW, NULL);
  self->player = g_object_ref (player);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->voices = g_object_ref (voices);
  self->data_folder = g_strdup (data_folder);

  connect_all (self);

  return self;
}

void
psr_preview_play (PsrPreview *self, PsrLane lane)
{
  g_autoptr (GFile) file = NULL;
  PsrSnippet snippet = { .lane = lane };

  g_return_if_fail (PSR_IS_PREVIEW (self));

  file = dup_file (self, lane);
  if (file == NULL)
    return;

  snippet.file = file;
  psr_session_hold (self->session, PSR_HOLD_SAYING);
  psr_player_say (self->player, &snippet, 1);
  set_lane (self, (int) lane);
}

void
psr_preview_stop (PsrPreview *self)
{
  g_return_if_fail (PSR_IS_PREVIEW (self));

  if (self->lane == NOTHING)
    return;

  psr_player_hush (self->player);
  set_lane (self, NOTHING);
}

gboolean
psr_preview_is_playing (PsrPreview *self, PsrLane lane)
{
  g_return_val_if_fail (PSR_IS_PREVIEW (self), FALSE);

  return self->lane == (int) lane;
}

gboolean
psr_preview_can_play (PsrPreview *self, PsrLane lane)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (PSR_IS_PREVIEW (self), FALSE);

  file = dup_file (self, lane);

  return file != NULL;
}
