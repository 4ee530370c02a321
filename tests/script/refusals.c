/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "refusals.h"

#include <string.h>

char *
refusals_read (const char *name, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "script", name, NULL);
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);

  return data;
}

char *
refusals_change (const char *good, const char *find, const char *replace)
{
  const char *place = strstr (good, find);

  if (place == NULL)
    g_error ("“%s” is not in the good script", find);
  return g_strdup_printf ("%.*s%s%s", (int) (place - good), good, replace, place + strlen (find));
}

void
refusals_assert_error (const GError *error, const char *name, int line, const char *says)
{
  g_autofree char *place = g_strdup_printf ("%s:%d: ", name, line);

  if (error == NULL)
    g_error ("expected “%s…%s”, but it is good", place, says);
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, says) == NULL)
    g_error ("expected “%s…%s”, got “%s”", place, says, error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

void
refusals_assert (const char *data, gssize length, const char *name, int line, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = psr_script_new_from_data (data, length, name, &error);

  refusals_assert_error (error, name, line, says);
}

void
refusals_assert_all (const char *good, const char *name, const Refusal *refusals, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *data = refusals_change (good, refusals[i].find, refusals[i].replace);

    refusals_assert (data, -1, name, refusals[i].line, refusals[i].says);
  }
}
