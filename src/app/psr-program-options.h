/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * PsrProgramOptions:
 *
 * The options by which the command line asks for a program, as they were typed.
 */
typedef struct {
  char *session;
  int minutes; /* PSR_MINUTES_UNSET for the session's own length */
  int settle_minutes;
  char *language;
  char *voice;
  char *guidance;
  char *arms;
  char **props;
  char *first_side;
  char *bed;
  char *bell;
} PsrProgramOptions;

#define PSR_MINUTES_UNSET G_MININT
#define PSR_PROGRAM_OPTIONS_INIT                                                                   \
  {                                                                                                \
    .minutes = PSR_MINUTES_UNSET                                                                   \
  }

void psr_program_options_clear (PsrProgramOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PsrProgramOptions, psr_program_options_clear)

/* Returns: (transfer full): the option entries that fill @self, to be freed with g_free(). Room
 *   for @n_more entries is left before the terminating one, from *@more on. */
GOptionEntry *
psr_program_options_make_entries (PsrProgramOptions *self, guint n_more, GOptionEntry **more);

/**
 * psr_program_options_make_program:
 * @usage: (out): whether an error means that the command line is wrong, rather than that a right
 *   one cannot be served
 *
 * Returns: (transfer full): what was asked for, or %NULL
 */
PsrProgram *
psr_program_options_make_program (const PsrProgramOptions *self, gboolean *usage, GError **error);

/* Says on stderr which cues the voice has no sound for. */
void psr_program_options_warn (PsrProgram *program);

G_END_DECLS
