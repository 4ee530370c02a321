/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/psr-view.h"

G_BEGIN_DECLS

/**
 * PsrLessonKind:
 * @PSR_LESSON_HEADING: above what follows
 * @PSR_LESSON_PARAGRAPH: running text
 * @PSR_LESSON_ITEM: one of a list
 * @PSR_LESSON_QUESTION: what people ask; an answer follows
 * @PSR_LESSON_ANSWER: to the question before
 * @PSR_LESSON_OPINION: how somebody sees it; nothing that is told as a fact
 * @PSR_LESSON_SAFETY: when not to, and whom to ask first: a text that other pages show too, so it
 *   has no words here
 * @PSR_LESSON_SOURCE: title of a book or a paper
 *
 * What a block of a lesson is.
 */
typedef enum {
  PSR_LESSON_HEADING,
  PSR_LESSON_PARAGRAPH,
  PSR_LESSON_ITEM,
  PSR_LESSON_QUESTION,
  PSR_LESSON_ANSWER,
  PSR_LESSON_OPINION,
  PSR_LESSON_SAFETY,
  PSR_LESSON_SOURCE,
} PsrLessonKind;

/**
 * PsrLessonBlock:
 * @by: (nullable): whose opinion it is, or who wrote the source
 * @year: of a source; 0 for every other kind
 *
 * A piece of text. Immutable; owned by its #PsrLesson.
 */
typedef struct {
  PsrLessonKind kind;
  char *by;
  int year;

  /*< private >*/
  char *text; /* untranslated, or NULL */
} PsrLessonBlock;

/* Returns: (transfer none) (nullable): the text in the language of the interface; the title of a
 *   source as it was published; %NULL for %PSR_LESSON_SAFETY. */
const char *psr_lesson_block_get_text (const PsrLessonBlock *self);

/**
 * PsrLessonPicture:
 * @poses: (array zero-terminated=1): one to be still, more to move from one to the next and from
 *   the last to the first again
 * @view: from where
 * @highlight: (nullable): the part of the body that is spoken of
 * @muscles: whether psoas and iliacus are shown
 * @near: whether the hips fill the picture
 * @even: whether one movement passes through all poses, without a stop
 *
 * The picture above a lesson. Immutable; owned by its #PsrLesson.
 */
typedef struct {
  char **poses;
  PsrView view;
  char *highlight;
  gboolean muscles;
  gboolean near;
  gboolean even;

  /*< private >*/
  char *caption; /* untranslated, or NULL */
} PsrLessonPicture;

/* Returns: (transfer none) (nullable): what is to be seen in it, in the language of the interface;
 *   never %NULL for one that moves. */
const char *psr_lesson_picture_get_caption (const PsrLessonPicture *self);

#define PSR_TYPE_LESSON (psr_lesson_get_type ())
G_DECLARE_FINAL_TYPE (PsrLesson, psr_lesson, PSR, LESSON, GObject)

/**
 * PsrLesson:
 *
 * A page to read: a picture and text (the format is told in data/learn/README.md). Immutable.
 *
 * psr_lesson_new_from_data() reads and checks one; @name stands for the file in messages, @length
 * is -1 for a string. It returns %NULL with %PSR_SCRIPT_ERROR_INVALID and one line:
 * "FILE:LINE: <element>: what is wrong; what to do".
 */
PsrLesson *
psr_lesson_new_from_data (const char *data, gssize length, const char *name, GError **error);

const char *psr_lesson_get_id (PsrLesson *self);

/* Returns: its place among the others, from 1. */
int psr_lesson_get_order (PsrLesson *self);

/* Returns: (nullable): the id of the session that belongs to it; nobody checked that it is there.
 */
const char *psr_lesson_get_session (PsrLesson *self);

/* Title and one-sentence summary in the language of the interface. */
const char *psr_lesson_get_title (PsrLesson *self);
const char *psr_lesson_get_summary (PsrLesson *self);

const PsrLessonPicture *psr_lesson_get_picture (PsrLesson *self);

/* Returns: (transfer none) (element-type PsrLessonBlock): in the order of reading, sources last. */
GPtrArray *psr_lesson_get_blocks (PsrLesson *self);

G_END_DECLS
