/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-words.h"

#include "reminder/psr-local-time.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#define DAYS_A_WEEK 7

static const char *const weekday_names[DAYS_A_WEEK] = {
  N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

gboolean
psr_reminder_words_has_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") != NULL || strstr (format, "%I") != NULL ||
         strstr (format, "%l") != NULL;
}

char *
psr_reminder_words_dup_time (int hour, int minute)
{
  if (!psr_reminder_words_has_twelve_hours ())
    return g_strdup_printf ("%02d:%02d", hour, minute);

  return g_strdup_printf ("%d:%02d %s",
                          hour % 12 == 0 ? 12 : hour % 12,
                          minute,
                          nl_langinfo (hour < 12 ? AM_STR : PM_STR));
}

int
psr_reminder_words_parse_time (const char *text)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^\\s*(\\d{1,2})(?:\\D?(\\d\\d))?\\s*(\\D*)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour_text = NULL;
  g_autofree char *minute_text = NULL;
  g_autofree char *half = NULL;
  int hour;
  int minute;

  g_return_val_if_fail (text != NULL, -1);

  if (!g_regex_match (regex, text, 0, &match))
    return -1;

  hour_text = g_match_info_fetch (match, 1);
  minute_text = g_match_info_fetch (match, 2);
  half = g_match_info_fetch (match, 3);
  hour = atoi (hour_text);
  minute = atoi (minute_text);
  if (g_ascii_tolower (half[0]) == 'p' && hour < 12)
    hour += 12;
  else if (g_ascii_tolower (half[0]) == 'a' && hour == 12)
    hour = 0;

  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

const char *
psr_reminder_words_get_weekday (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= DAYS_A_WEEK, NULL);

  return _ (weekday_names[weekday - 1]);
}

const char *
psr_reminder_words_get_short_weekday (int weekday)
{
  static const char *const names[DAYS_A_WEEK] = {
    N_ ("Mo"), N_ ("Tu"), N_ ("We"), N_ ("Th"), N_ ("Fr"), N_ ("Sa"), N_ ("Su"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= DAYS_A_WEEK, NULL);

  return _ (names[weekday - 1]);
}

char *
psr_reminder_words_dup_weekdays (PsrWeekdays weekdays)
{
  const char *names[DAYS_A_WEEK + 1] = { NULL };
  int n_names = 0;

  if (weekdays == PSR_WEEKDAYS_NONE)
    return g_strdup (_ ("Never"));
  if (weekdays == PSR_WEEKDAYS_ALL)
    return g_strdup (_ ("Every day"));
  if (weekdays == PSR_WEEKDAYS_WORKING)
    return g_strdup (_ ("Monday to Friday"));

  for (int weekday = 1; weekday <= DAYS_A_WEEK; weekday++) {
    if ((weekdays & PSR_WEEKDAY_BIT (weekday)) != 0)
      names[n_names++] = psr_reminder_words_get_weekday (weekday);
  }

  /* TRANSLATORS: stands between the items of a list such as "towel, chair". */
  return g_strjoinv (_ (", "), (char **) names);
}

static char *
dup_date (guint32 julian)
{
  static const char *const months[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
  };
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);

  /* TRANSLATORS: weekday, day of the month, month: "Monday 2 March". */
  return g_strdup_printf (_ ("%1$s %2$d %3$s"),
                          psr_reminder_words_get_weekday ((int) g_date_get_weekday (&date)),
                          g_date_get_day (&date),
                          _ (months[g_date_get_month (&date) - 1]));
}

char *
psr_reminder_words_dup_moment (GTimeZone *timezone, gint64 moment_s, gint64 now_s)
{
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  guint32 date;
  guint32 today;
  int second;

  g_return_val_if_fail (timezone != NULL, NULL);

  date = psr_local_time_get_date (timezone, moment_s);
  today = psr_local_time_get_date (timezone, now_s);
  second = psr_local_time_get_second (timezone, moment_s);
  time = psr_reminder_words_dup_time (second / 3600, second / 60 % 60);

  if (date == today)
    day = g_strdup (_ ("today"));
  else if (date == today + 1)
    day = g_strdup (_ ("tomorrow"));
  else if (date > today && date < today + DAYS_A_WEEK)
    day = g_strdup (psr_reminder_words_get_weekday ((int) ((date - 1) % DAYS_A_WEEK) + 1));
  else
    day = dup_date (date);

  /* TRANSLATORS: a day and a time: "today 21:30". */
  return g_strdup_printf (_ ("%1$s %2$s"), day, time);
}
