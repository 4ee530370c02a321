/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-language.h"

#include <string.h>

char *
psr_language_dup_interface (void)
{
  const char *language = g_get_language_names ()[0];

  if (strcmp (language, "C") == 0 || g_str_has_prefix (language, "C.") ||
      strcmp (language, "POSIX") == 0)
    return g_strdup ("en");

  return g_strndup (language, strcspn (language, "_.@"));
}
