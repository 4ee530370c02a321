/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-lesson.h"

G_BEGIN_DECLS

/* The fields that the parser fills in; nobody changes them afterwards. */
struct _PsrLesson {
  GObject parent_instance;

  char *id;
  int order;
  char *session;
  char *title; /* untranslated, as all text here */
  char *summary;
  PsrLessonPicture picture; /* without poses until it is read */
  GPtrArray *blocks; /* PsrLessonBlock */
};

/* Parses a document into @lesson. @name stands for the file in messages. */
gboolean psr_lesson_parse (PsrLesson *lesson,
                           const char *data,
                           gsize length,
                           const char *name,
                           GError **error);

G_END_DECLS
