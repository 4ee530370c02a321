/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-fake-clock.h"
#include "desktop/psr-mpris.h"
#include "fake-player.h"

G_BEGIN_DECLS

#define MPRIS_APPLICATION_ID "org.example.Test-Rest"
#define MPRIS_BUS_NAME       "org.mpris.MediaPlayer2." MPRIS_APPLICATION_ID

/* The interfaces there. */
#define MPRIS_ROOT       "org.mpris.MediaPlayer2"
#define MPRIS_PLAYER     "org.mpris.MediaPlayer2.Player"
#define MPRIS_PROPERTIES "org.freedesktop.DBus.Properties"

/**
 * MprisFixture:
 *
 * A bus of its own, a session that is shown there (“ours”), and somebody who watches it from
 * outside (“theirs”). Both live in this thread: what was said before an answer is heard before it.
 */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *ours;
  GDBusConnection *theirs;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  PsrMpris *mpris;

  int n_raised;
  int n_quit;

  /* Since mpris_forget_signals(). */
  GHashTable *changed; /* name → GVariant */
  int n_changes;
  int n_seeked;
  gint64 seeked_us;
} MprisFixture;

/* @settle_minutes: as pointers to integers are. */
void mpris_set_up (MprisFixture *fixture, gconstpointer settle_minutes);
void mpris_tear_down (MprisFixture *fixture, gconstpointer data);

/* The session alone, without a bus. */
void mpris_set_up_session (MprisFixture *fixture, gconstpointer settle_minutes);
void mpris_tear_down_session (MprisFixture *fixture);

/* The session plays; signals are forgotten. */
void mpris_begin (MprisFixture *fixture);

/* A method, from outside. Returns: (transfer full): its answer, or %NULL with the refusal. */
GVariant *mpris_try_call (MprisFixture *fixture,
                          const char *interface,
                          const char *method,
                          GVariant *parameters,
                          GError **error);

/* It answers with nothing, or it is not supported. */
void
mpris_call (MprisFixture *fixture, const char *interface, const char *method, GVariant *parameters);
void mpris_check_refused (MprisFixture *fixture,
                          const char *interface,
                          const char *method,
                          GVariant *parameters);
void mpris_seek (MprisFixture *fixture, gint64 offset_us);
void mpris_set_position (MprisFixture *fixture, const char *track_id, gint64 position_us);

/* Properties. @expected: as text, the way GVariant writes it. */
GVariant *mpris_get (MprisFixture *fixture, const char *interface, const char *name);
void
mpris_check (MprisFixture *fixture, const char *interface, const char *name, const char *expected);
void mpris_set (MprisFixture *fixture, const char *name, GVariant *value);
gint64 mpris_get_position_us (MprisFixture *fixture);

/* Returns: (transfer full) */
char *mpris_dup_track_id (MprisFixture *fixture);

/* Signals. The first waits for those that are on their way. */
void mpris_forget_signals (MprisFixture *fixture);
void mpris_check_seeked (MprisFixture *fixture, gint64 position_us);
void mpris_check_did_not_seek (MprisFixture *fixture, gint64 position_us);
void mpris_check_changed (MprisFixture *fixture, const char *name, const char *expected);
void mpris_count_cb (int *count);

gboolean mpris_is_on_bus (MprisFixture *fixture);

G_END_DECLS
