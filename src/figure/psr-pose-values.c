/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-values.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FARTHEST 3.0

static gboolean
read_numbers (const char *text, double *numbers, guint n_numbers)
{
  const char *next = text;

  for (guint i = 0; i < n_numbers; i++) {
    char *end = NULL;

    numbers[i] = g_ascii_strtod (next, &end);
    if (end == next || !isfinite (numbers[i]))
      return FALSE;
    next = end;
  }

  return next[strspn (next, " \t\r\n")] == '\0';
}

static gboolean
read_number (const char *element, PsrValueField *field, const char *value, GError **error)
{
  double number;

  if (!read_numbers (value, &number, 1))
    return psr_figure_refuse (error,
                              _ ("%s=“%s” of <%s> is not a number; write one like “12.5”"),
                              field->name,
                              value,
                              element);
  if (field->kind == PSR_VALUE_ANGLE && fabs (number) > 360)
    return psr_figure_refuse (error,
                              _ ("%s=“%s” of <%s> is more than a full turn; write degrees from "
                                 "-360 to 360"),
                              field->name,
                              value,
                              element);

  *(double *) field->target = field->kind == PSR_VALUE_ANGLE ? number * G_PI / 180 : number;
  return TRUE;
}

/* @vector: what @value says. */
static gboolean
check_vector (const char *element,
              const PsrValueField *field,
              const char *value,
              PsrVec3 vector,
              GError **error)
{
  if (field->kind == PSR_VALUE_DIRECTION && psr_vec3_length (vector) < 1e-6)
    return psr_figure_refuse (error,
                              _ ("%s=“%s” of <%s> points nowhere; give it a direction"),
                              field->name,
                              value,
                              element);
  if (field->kind == PSR_VALUE_POINT && psr_vec3_length (vector) > FARTHEST)
    return psr_figure_refuse (error,
                              _ ("%s=“%s” of <%s> is far outside the picture; write lengths as "
                                 "fractions of the height of the body"),
                              field->name,
                              value,
                              element);

  return TRUE;
}

static gboolean
read_vector (const char *element, PsrValueField *field, const char *value, GError **error)
{
  double numbers[3];
  PsrVec3 vector;

  if (!read_numbers (value, numbers, G_N_ELEMENTS (numbers)))
    return psr_figure_refuse (error,
                              _ ("%s=“%s” of <%s> is not three numbers; write them like “0.5 0 "
                                 "0.06”"),
                              field->name,
                              value,
                              element);

  vector = PSR_VEC3 (numbers[0], numbers[1], numbers[2]);
  if (!check_vector (element, field, value, vector, error))
    return FALSE;

  if (field->kind == PSR_VALUE_DIRECTION)
    vector = psr_vec3_normalize (vector, vector);
  *(PsrVec3 *) field->target = vector;
  return TRUE;
}

static gboolean
read_value (const char *element, PsrValueField *field, const char *value, GError **error)
{
  field->found = TRUE;

  switch (field->kind) {
  case PSR_VALUE_NUMBER:
  case PSR_VALUE_ANGLE:
    return read_number (element, field, value, error);
  case PSR_VALUE_POINT:
  case PSR_VALUE_DIRECTION:
    return read_vector (element, field, value, error);
  case PSR_VALUE_TEXT:
  default:
    *(const char **) field->target = value;
    return TRUE;
  }
}

static char *
list_names (const PsrValueField *fields)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (; fields->name != NULL; fields++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", fields->name);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

gboolean
psr_values_read (const char *element,
                 const char *const *names,
                 const char *const *values,
                 PsrValueField *fields,
                 GError **error)
{
  for (guint i = 0; names[i] != NULL; i++) {
    PsrValueField *field = fields;

    while (field->name != NULL && strcmp (field->name, names[i]) != 0)
      field++;

    if (field->name == NULL) {
      g_autofree char *known = list_names (fields);

      g_set_error (error,
                   PSR_FIGURE_ERROR,
                   PSR_FIGURE_ERROR_SYNTAX,
                   _ ("<%s> has no attribute “%s”; it has %s"),
                   element,
                   names[i],
                   known);
      return FALSE;
    }
    if (field->found) {
      g_set_error (error,
                   PSR_FIGURE_ERROR,
                   PSR_FIGURE_ERROR_SYNTAX,
                   _ ("<%s> has “%s” twice; remove one"),
                   element,
                   names[i]);
      return FALSE;
    }
    if (!read_value (element, field, values[i], error))
      return FALSE;
  }

  return TRUE;
}
