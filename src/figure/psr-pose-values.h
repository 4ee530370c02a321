/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/* What a value of an attribute may be, and where it goes. */
typedef enum {
  PSR_VALUE_TEXT, /* const char *, which stays the parser's */
  PSR_VALUE_NUMBER, /* double */
  PSR_VALUE_ANGLE, /* double, degrees in the file, radians here */
  PSR_VALUE_POINT, /* PsrVec3, a place: within three heights of the origin */
  PSR_VALUE_DIRECTION, /* PsrVec3, of length 1 */
} PsrValueKind;

/**
 * PsrValueField:
 * @name: of the attribute; the last of an array is %NULL
 * @kind: what it holds
 * @target: where it is stored, of the type that @kind says
 * @found: whether the element has the attribute; set by psr_values_read()
 */
typedef struct {
  const char *name;
  PsrValueKind kind;
  gpointer target;
  gboolean found;
} PsrValueField;

/* Reads the attributes of one element into @fields. Targets of attributes that are absent keep
 * their values. Errors are of %PSR_FIGURE_ERROR and name no place. */
gboolean psr_values_read (const char *element,
                          const char *const *names,
                          const char *const *values,
                          PsrValueField *fields,
                          GError **error);

G_END_DECLS
