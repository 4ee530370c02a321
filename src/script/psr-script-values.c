/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-script-values.h"

#include "base/psr-markup.h"
#include "script/psr-script.h"
#include "script/psr-vocabulary.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ID_LENGTH    64
#define MAX_QUOTED_CHARS 40
#define MAX_MINUTES      60
#define MAX_TEXT_CHARS   600

char *
psr_value_quote (const char *word)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  int n_chars = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (n_chars++ == MAX_QUOTED_CHARS) {
      g_string_append (quoted, "…");
      break;
    }
    g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : '?');
  }

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

gboolean
psr_script_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error,
                     g_error_new_valist (PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID, format, args));
  va_end (args);

  return FALSE;
}

/* Lower-case words of letters and digits, joined by single hyphens. */
static gboolean
is_id (const char *word)
{
  gboolean after_hyphen = TRUE;

  if (!g_ascii_islower (word[0]) || strlen (word) > MAX_ID_LENGTH)
    return FALSE;

  for (const char *p = word; *p != '\0'; p++) {
    gboolean hyphen = *p == '-';

    if ((hyphen && after_hyphen) || !(hyphen || g_ascii_islower (*p) || g_ascii_isdigit (*p)))
      return FALSE;
    after_hyphen = hyphen;
  }

  return !after_hyphen;
}

gboolean
psr_value_check_id (const char *word, GError **error)
{
  g_autofree char *quoted = NULL;

  if (is_id (word))
    return TRUE;

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not an id; use at most 64 lower-case letters, digits and "
                               "hyphens"),
                            quoted);
}

/* @length: of the part of a code that @word begins with. */
static gboolean
is_subtag (const char *word, gsize length)
{
  gsize n_alnum = 0;

  while (g_ascii_isalnum (word[n_alnum]))
    n_alnum++;

  return n_alnum == length && length >= 2 && length <= 8;
}

/* A language, and after that country, script and variant: "nl", "zh_Hans", "ca@valencia". */
static gboolean
is_language (const char *word)
{
  gsize length = strspn (word, G_CSET_a_2_z);

  if (length < 2 || length > 3)
    return FALSE;

  word += length;
  while (*word == '_' || *word == '-') {
    length = strcspn (word + 1, "_-@");
    if (!is_subtag (word + 1, length))
      return FALSE;
    word += length + 1;
  }

  if (*word == '@' && word[1] != '\0')
    word += 1 + strspn (word + 1, G_CSET_a_2_z);

  return *word == '\0';
}

gboolean
psr_value_check_language (const char *word, GError **error)
{
  g_autofree char *quoted = NULL;

  if (is_language (word))
    return TRUE;

  quoted = psr_value_quote (word);
  return psr_script_refuse (error, _ ("“%s” is not a language; write a code such as “nl”"), quoted);
}

gboolean
psr_value_parse_side (const char *word, guint *sides, GError **error)
{
  g_autofree char *quoted = NULL;
  PsrSide side;

  if (word == NULL)
    return TRUE;

  if (psr_side_from_string (word, &side)) {
    *sides = 1u << side;
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error, _ ("“%s” is not a side; use left or right"), quoted);
}

gboolean
psr_value_parse_turn (const char *word, PsrTurns *turns, GError **error)
{
  g_autofree char *quoted = NULL;

  if (word == NULL)
    return TRUE;

  if (strcmp (word, "first") == 0 || strcmp (word, "second") == 0) {
    *turns = word[0] == 'f' ? PSR_TURN_FIRST : PSR_TURN_SECOND;
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error, _ ("“%s” is not a turn; use first or second"), quoted);
}

gboolean
psr_value_check_pose (const char *word, gboolean sided, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *all = NULL;
  const char *nearest;

  if (psr_vocabulary_has_pose (word) ||
      (sided && psr_vocabulary_get_pose_of_side (word, PSR_LEFT) != NULL))
    return TRUE;

  quoted = psr_value_quote (word);
  nearest = psr_vocabulary_suggest (psr_vocabulary_get_poses (), word);
  if (nearest != NULL)
    return psr_script_refuse (error,
                              _ ("there is no pose “%s”; did you mean “%s”?"),
                              quoted,
                              nearest);

  all = g_strjoinv (", ", (char **) psr_vocabulary_get_poses ());
  return psr_script_refuse (error, _ ("there is no pose “%s”; use one of %s"), quoted, all);
}

gboolean
psr_value_check_highlight (const char *word, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *all = NULL;

  if (word == NULL || psr_vocabulary_has_highlight (word))
    return TRUE;

  quoted = psr_value_quote (word);
  all = g_strjoinv (", ", (char **) psr_vocabulary_get_highlights ());
  return psr_script_refuse (error,
                            _ ("there is no part “%s” to highlight; use one of %s"),
                            quoted,
                            all);
}

gboolean
psr_value_parse_view (const char *word, PsrView *view, GError **error)
{
  g_autofree char *quoted = NULL;

  if (word == NULL || psr_view_from_string (word, view))
    return TRUE;

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a view; use side, above, front or three-quarter"),
                            quoted);
}

gboolean
psr_value_parse_priority (const char *word, int *priority, GError **error)
{
  g_autofree char *quoted = NULL;

  if (word == NULL)
    return TRUE;

  if (strcmp (word, "required") == 0) {
    *priority = PSR_PRIORITY_REQUIRED;
    return TRUE;
  }

  if (word[0] >= '1' && word[0] <= '9' && word[1] == '\0') {
    *priority = word[0] - '0';
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a priority; write “required”, or 1 (left out last) to "
                               "9"),
                            quoted);
}

typedef gboolean (*FlagFunc) (const char *word, guint *flags);

static gboolean
add_guidance (const char *word, guint *flags)
{
  PsrGuidance guidance;

  if (!psr_guidance_from_string (word, &guidance))
    return FALSE;

  *flags |= 1u << guidance;
  return TRUE;
}

static gboolean
add_arms (const char *word, guint *flags)
{
  PsrArms arms;

  if (!psr_arms_from_string (word, &arms))
    return FALSE;

  *flags |= 1u << arms;
  return TRUE;
}

static gboolean
add_prop (const char *word, guint *flags)
{
  PsrProps props = PSR_PROPS_NONE;

  if (!psr_prop_from_string (word, &props))
    return FALSE;

  *flags |= props;
  return TRUE;
}

/* A list of words between blanks, at least one. @unknown: (out): set on failure. */
static gboolean
parse_flags (const char *list, guint *flags, FlagFunc add, char **unknown)
{
  g_auto (GStrv) words = NULL;
  guint result = 0;

  if (list == NULL)
    return TRUE;

  words = g_strsplit_set (list, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (words[i][0] != '\0' && !add (words[i], &result)) {
      *unknown = psr_value_quote (words[i]);
      return FALSE;
    }
  }

  if (result == 0) {
    *unknown = g_strdup ("");
    return FALSE;
  }

  *flags = result;
  return TRUE;
}

gboolean
psr_value_parse_guidances (const char *word, guint *guidances, GError **error)
{
  g_autofree char *unknown = NULL;

  return parse_flags (word, guidances, add_guidance, &unknown) ||
         psr_script_refuse (error,
                            _ ("“%s” is not a level of guidance; use full, light or bells"),
                            unknown);
}

gboolean
psr_value_parse_arms (const char *word, guint *arms, GError **error)
{
  g_autofree char *unknown = NULL;

  return parse_flags (word, arms, add_arms, &unknown) ||
         psr_script_refuse (error,
                            _ ("“%s” is not a position of the arms; use ribs, sides or belly"),
                            unknown);
}

gboolean
psr_value_parse_props (const char *word, PsrProps *props, GError **error)
{
  g_autofree char *unknown = NULL;
  guint flags = *props;

  if (!parse_flags (word, &flags, add_prop, &unknown))
    return psr_script_refuse (error, _ ("“%s” is not a prop; use towel, chair or strap"), unknown);

  *props = (PsrProps) flags;
  return TRUE;
}

/* One to four digits, and one after the point. */
static gboolean
is_seconds (const char *word)
{
  gsize n_digits = strspn (word, G_CSET_DIGITS);

  if (n_digits < 1 || n_digits > 4)
    return FALSE;
  if (word[n_digits] == '\0')
    return TRUE;

  return word[n_digits] == '.' && g_ascii_isdigit (word[n_digits + 1]) &&
         word[n_digits + 2] == '\0';
}

gboolean
psr_value_parse_seconds (const char *word, int min_s, int max_s, int *ms, GError **error)
{
  g_autofree char *quoted = NULL;
  double seconds = 0;

  if (is_seconds (word))
    seconds = g_ascii_strtod (word, NULL);

  if (seconds >= min_s && seconds <= max_s) {
    *ms = (int) (seconds * 1000 + 0.5);
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("a pause of “%s” seconds is not possible here; write a number from "
                               "%d to %d"),
                            quoted,
                            min_s,
                            max_s);
}

gboolean
psr_value_parse_pause (const char *word,
                       int min_s,
                       int max_s,
                       int *ms,
                       gboolean *grows,
                       GError **error)
{
  gsize length = strlen (word);
  g_autofree char *seconds = g_strdup (word);

  *grows = length > 0 && word[length - 1] == '+';
  if (*grows)
    seconds[length - 1] = '\0';

  return psr_value_parse_seconds (seconds, min_s, max_s, ms, error);
}

gboolean
psr_value_parse_minutes (const char *word, int *minutes, GError **error)
{
  g_autofree char *quoted = NULL;
  guint64 value;

  if (g_ascii_string_to_unsigned (word, 10, 1, MAX_MINUTES, &value, NULL)) {
    *minutes = (int) value;
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a length; write whole minutes from 1 to 60"),
                            quoted);
}

gboolean
psr_value_parse_minute_range (const char *word, int *from, int *to, GError **error)
{
  g_autofree char *quoted = NULL;
  g_auto (GStrv) ends = NULL;

  if (word == NULL)
    return TRUE;

  ends = g_strsplit (word, "-", -1);
  if (g_strv_length (ends) == 2 && psr_value_parse_minutes (ends[0], from, NULL) &&
      psr_value_parse_minutes (ends[1], to, NULL) && *from <= *to)
    return TRUE;

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a range of minutes; write one such as “10-20”"),
                            quoted);
}

char *
psr_value_parse_text (const char *raw, GError **error)
{
  g_autofree char *text = psr_markup_collapse (raw);

  if (text[0] == '\0') {
    psr_script_refuse (error, _ ("there are no words in it; write them or remove the element"));
    return NULL;
  }

  if (g_utf8_strlen (text, -1) > MAX_TEXT_CHARS) {
    psr_script_refuse (error,
                       _ ("the text is longer than %d characters; split it"),
                       MAX_TEXT_CHARS);
    return NULL;
  }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_iscntrl (g_utf8_get_char (p))) {
      psr_script_refuse (error, _ ("the text has a control character in it; remove it"));
      return NULL;
    }
  }

  return g_steal_pointer (&text);
}
