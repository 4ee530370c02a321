/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * PsrCheckpoint:
 * @id: see psr_session_get_id()
 * @session_id: which script
 * @voice_id: which voice
 * @bell_id: of psr_sounds_get_bells(), or "off"
 * @bed_id: of psr_sounds_get_beds(), or "off"
 * @position: in samples, settling included
 * @real_us: when that was, by psr_clock_get_real_us()
 *
 * How far a session was, and all it takes to make the same program again; a small file that
 * outlives a crash and a power cut. The file is a key file and is written in one step, so that
 * there is the old one or the new one, and neither is half.
 */
typedef struct {
  char *id;
  char *session_id;
  char *voice_id;
  char *bell_id;
  char *bed_id;
  PsrChoices choices;
  gint64 position;
  gint64 real_us;
} PsrCheckpoint;

#define PSR_TYPE_CHECKPOINT (psr_checkpoint_get_type ())
GType psr_checkpoint_get_type (void);

PsrCheckpoint *
psr_checkpoint_new (const char *id, PsrProgram *program, gint64 position, gint64 real_us);
PsrCheckpoint *psr_checkpoint_copy (const PsrCheckpoint *self);
void psr_checkpoint_free (PsrCheckpoint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrCheckpoint, psr_checkpoint_free)

/* Returns: (transfer full): or %NULL with %G_IO_ERROR_NOT_FOUND when there is no such file, or
 *   %G_IO_ERROR_INVALID_DATA when it is no checkpoint that this version wrote. */
PsrCheckpoint *psr_checkpoint_read (const char *path, GError **error);

/* Returns when it is on the disk. Folders that are missing are made. */
gboolean psr_checkpoint_write (const PsrCheckpoint *self, const char *path, GError **error);

G_END_DECLS
