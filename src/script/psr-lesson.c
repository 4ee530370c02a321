/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-lesson.h"

#include "script/psr-lesson-private.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (PsrLesson, psr_lesson, G_TYPE_OBJECT)

static void
free_block (gpointer data)
{
  PsrLessonBlock *block = data;

  g_free (block->by);
  g_free (block->text);
  g_free (block);
}

static void
psr_lesson_finalize (GObject *object)
{
  PsrLesson *self = PSR_LESSON (object);

  g_ptr_array_unref (self->blocks);
  g_strfreev (self->picture.poses);
  g_free (self->picture.highlight);
  g_free (self->picture.caption);
  g_free (self->summary);
  g_free (self->title);
  g_free (self->session);
  g_free (self->id);

  G_OBJECT_CLASS (psr_lesson_parent_class)->finalize (object);
}

static void
psr_lesson_class_init (PsrLessonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_lesson_finalize;
}

static void
psr_lesson_init (PsrLesson *self)
{
  self->blocks = g_ptr_array_new_with_free_func (free_block);
}

PsrLesson *
psr_lesson_new_from_data (const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr (PsrLesson) self = g_object_new (PSR_TYPE_LESSON, NULL);

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!psr_lesson_parse (self, data, length < 0 ? strlen (data) : (gsize) length, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The catalog of messages has the words of the lessons: data/its/. */
static const char *
translate (const char *text)
{
  return text != NULL ? g_dgettext (GETTEXT_PACKAGE, text) : NULL;
}

const char *
psr_lesson_block_get_text (const PsrLessonBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == PSR_LESSON_SOURCE ? self->text : translate (self->text);
}

const char *
psr_lesson_picture_get_caption (const PsrLessonPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return translate (self->caption);
}

const char *
psr_lesson_get_id (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return self->id;
}

int
psr_lesson_get_order (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), 0);

  return self->order;
}

const char *
psr_lesson_get_session (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return self->session;
}

const char *
psr_lesson_get_title (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return translate (self->title);
}

const char *
psr_lesson_get_summary (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return translate (self->summary);
}

const PsrLessonPicture *
psr_lesson_get_picture (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return &self->picture;
}

GPtrArray *
psr_lesson_get_blocks (PsrLesson *self)
{
  g_return_val_if_fail (PSR_IS_LESSON (self), NULL);

  return self->blocks;
}
