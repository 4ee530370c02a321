/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsrSoundServer:
 *
 * A PulseAudio or a PipeWire of one's own: in a folder of its own, with no sound card, an
 * empty session bus and nothing of the user's, for root too. It has one device, and everything that
 * comes out of it is recorded.
 *
 * PulseAudio plays into a pipe, timed by the system's clock; PipeWire into a device that is
 * simulated, whose monitor is recorded.
 */
typedef struct _PsrSoundServer PsrSoundServer;

typedef enum {
  PSR_SOUND_SERVER_PULSEAUDIO,
  PSR_SOUND_SERVER_PIPEWIRE,
} PsrSoundServerKind;

gboolean psr_sound_server_parse_kind (const char *name, PsrSoundServerKind *kind);

/* Points the environment of this process at the server, which does not run yet: so this comes
 * before everything else. */
PsrSoundServer *psr_sound_server_new (PsrSoundServerKind kind);

/* Stops it and removes its folder. */
void psr_sound_server_free (PsrSoundServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrSoundServer, psr_sound_server_free)

/* Returns once it takes sound; records from then on. */
void psr_sound_server_start (PsrSoundServer *self);

/* The same, but nothing is recorded, and the device is one that costs its players no more than a
 * sound card would: it asks for sound in pieces of the size that they wish. */
void psr_sound_server_start_unrecorded (PsrSoundServer *self);

/* As if it had crashed. */
void psr_sound_server_kill (PsrSoundServer *self);

/* Unplugs the device; none is left. Only PulseAudio. */
void psr_sound_server_unplug (PsrSoundServer *self);

/* One sample of both sides, little-endian as it was sent. */
typedef struct {
  gint16 left;
  gint16 right;
} PsrFrame;

/* How much has been recorded since psr_sound_server_new(), every start included. */
gsize psr_sound_server_get_n_recorded (PsrSoundServer *self);

/* Returns: (transfer full) (array length=n_frames): a copy of what was recorded from @first on. */
PsrFrame *psr_sound_server_dup_recording (PsrSoundServer *self, gsize first, gsize *n_frames);

/* Returns: for how long at most, since this was asked last and while it was recorded, the machine
 * let this process or the recording wait, in milliseconds. A sound that breaks off without such a
 * wait was broken off by who made it. */
int psr_sound_server_take_stall_ms (PsrSoundServer *self);

/* Forgets what was recorded before the frame @until; the count goes on. */
void psr_sound_server_forget (PsrSoundServer *self, gsize until);

G_END_DECLS
