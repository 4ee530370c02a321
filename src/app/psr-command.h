/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The commands that need no display: export, schedule, sessions, voices, validate, draw,
 * poses, journal, reminders. */

/* Exit statuses of the program. */
enum {
  PSR_EXIT_OK = 0,
  PSR_EXIT_FAILED = 1,
  PSR_EXIT_USAGE = 2,
};

/**
 * psr_command_run:
 * @argv: the whole command line
 * @status: (out): the exit status, when a command was run
 *
 * Runs the command that the command line asks for. GTK is not touched.
 *
 * Returns: FALSE when it asks for the window
 */
gboolean psr_command_run (int argc, char **argv, int *status);

/* Each command gets its own command line, its name first. Returns: the exit status. */
int psr_command_export (int argc, char **argv);
int psr_command_schedule (int argc, char **argv);
int psr_command_sessions (int argc, char **argv);
int psr_command_voices (int argc, char **argv);
int psr_command_validate (int argc, char **argv);
int psr_command_draw (int argc, char **argv);
int psr_command_poses (int argc, char **argv);
int psr_command_journal (int argc, char **argv);
int psr_command_reminders (int argc, char **argv);

/* One line on stderr. @message may hold anything. */
void psr_command_print_error (const char *message);
void psr_command_print_warning (const char *message);

/* Where an option goes in a struct, for psr_command_make_entries(). */
#define PSR_COMMAND_PLACE(type, field) GSIZE_TO_POINTER (G_STRUCT_OFFSET (type, field))

/**
 * psr_command_make_entries:
 * @entries: (array length=n_entries): options whose places are %PSR_COMMAND_PLACE of the type of
 *   @options
 * @n_more: how many entries the caller adds behind them
 *
 * Returns: (transfer full): the entries that fill @options, and room for @n_more before the
 *   terminating one; to be freed with g_free()
 */
GOptionEntry *psr_command_make_entries (const GOptionEntry *entries,
                                        guint n_entries,
                                        gpointer options,
                                        guint n_more);

/**
 * psr_command_parse:
 * @entries: the options of the command
 * @arguments: what follows the options in the usage line, or %NULL when nothing may
 * @rest: (out) (optional): those arguments
 *
 * Parses a command's own command line and answers --help.
 *
 * Returns: TRUE to go on, with %PSR_EXIT_OK in *@status; FALSE to end with *@status
 */
gboolean psr_command_parse (int argc,
                            char **argv,
                            const GOptionEntry *entries,
                            const char *summary,
                            const char *arguments,
                            char ***rest,
                            int *status);

G_END_DECLS
