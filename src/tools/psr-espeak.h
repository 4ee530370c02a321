/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/**
 * PsrEspeak:
 * @voice: as espeak-ng names it
 * @words_per_minute: its option -s
 * @gap: its option -g, the pause between words in 10 ms at its usual speed
 * @pitch: its option -p, 0 to 99
 *
 * How the program espeak-ng is to speak.
 */
typedef struct {
  char *voice;
  int words_per_minute;
  int gap;
  int pitch;
} PsrEspeak;

void psr_espeak_clear (PsrEspeak *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PsrEspeak, psr_espeak_clear)

/* Returns: (transfer full): the version of the installed espeak-ng, "1.51". */
char *psr_espeak_dup_version (GError **error);

/* Runs espeak-ng, once for each call, and blocks. Returns: (transfer full): the spoken @words. */
PsrPcm *psr_espeak_speak (const PsrEspeak *self, const char *words, GError **error);

G_END_DECLS
