/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "base/psr-clock.h"
#include "reminder/psr-reminder-calendar.h"
#include "reminder/psr-reminder-list.h"
#include "reminder/psr-reminder-rule.h"
#include "reminder/psr-reminder-words.h"

#include <glib/gi18n.h>

#define DEFAULT_COUNT 7
#define MOST_COUNT    1000

static void
print_due (const PsrReminderDue *due, gint64 now_s, GTimeZone *timezone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (due->moment_s);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, timezone);
  g_autofree char *iso8601 = g_date_time_format (local, "%FT%T%:z");
  g_autofree char *words = psr_reminder_words_dup_moment (timezone, due->moment_s, now_s);
  int minutes = psr_reminder_get_values (due->reminder)->minutes;

  /* TRANSLATORS: a time as computers write it, the same in words, and a length in minutes. */
  g_print (_ ("%s  %s, %d min\n"), iso8601, words, minutes);
}

static void
print_next (PsrReminderList *list, PsrReminderState *state, int count)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (GTimeZone) timezone = g_time_zone_new_local ();
  gint64 now_s = psr_clock_get_real_us (clock) / G_USEC_PER_SEC;
  gint64 moment_s = now_s;
  PsrReminderDue due;
  int n_printed = 0;

  while (n_printed < count &&
         psr_reminder_find_next (G_LIST_MODEL (list), state, moment_s, timezone, &due)) {
    print_due (&due, now_s, timezone);
    moment_s = MAX (moment_s, due.moment_s);
    psr_reminder_settle (G_LIST_MODEL (list),
                         state,
                         moment_s,
                         timezone,
                         psr_reminder_get_id (due.reminder));
    n_printed++;
  }

  if (n_printed == 0)
    g_print ("%s\n", _ ("No reminder is on."));
}

/* Returns: the exit status. */
static int
write_calendar (PsrReminderList *list, const char *path)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (GTimeZone) timezone = g_time_zone_new_local ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    psr_reminder_calendar_write (G_LIST_MODEL (list),
                                 psr_clock_get_real_us (clock) / G_USEC_PER_SEC,
                                 timezone);

  if (text == NULL) {
    psr_command_print_error (_ ("No reminder is on; there is nothing to write."));
    return PSR_EXIT_FAILED;
  }

  if (!g_file_set_contents (path, text, -1, &error)) {
    psr_command_print_error (error->message);
    return PSR_EXIT_FAILED;
  }

  return PSR_EXIT_OK;
}

int
psr_command_reminders (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int count = DEFAULT_COUNT;
  const GOptionEntry options[] = {
    { "count", 0, 0, G_OPTION_ARG_INT, &count, N_ ("How many, 1 to 1000; 7 when left out"), "N" },
    { "ics", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write them for a calendar"), N_ ("FILE") },
    { 0 },
  };
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (PsrReminderList) list = NULL;
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GVariant) value = NULL;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          options,
                          _ ("Prints when the reminders come next."),
                          NULL,
                          NULL,
                          &status))
    return status;

  if (count < 1 || count > MOST_COUNT) {
    psr_command_print_error (_ ("--count takes 1 to 1000."));
    return PSR_EXIT_USAGE;
  }

  settings = g_settings_new (PSR_APPLICATION_ID);
  list = psr_reminder_list_new (settings);
  if (path != NULL)
    return write_calendar (list, path);

  value = g_settings_get_value (settings, "reminder-state");
  state = psr_reminder_state_new_from_variant (value);
  print_next (list, state, count);

  return PSR_EXIT_OK;
}
