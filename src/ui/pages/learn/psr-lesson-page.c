/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-lesson-page.h"

#include "base/psr-language.h"
#include "ui/pages/learn/psr-moving-picture.h"
#include "ui/psr-safety-text.h"
#include "ui/psr-text-label.h"

#include <glib/gi18n.h>

struct _PsrLessonPage {
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *title_label;
  PsrMovingPicture *picture; /* owned by the box */
};

G_DEFINE_FINAL_TYPE (PsrLessonPage, psr_lesson_page, ADW_TYPE_BIN)

static void
psr_lesson_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_LESSON_PAGE);

  G_OBJECT_CLASS (psr_lesson_page_parent_class)->dispose (object);
}

static void
psr_lesson_page_class_init (PsrLessonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_lesson_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/learn/"
                                               "psr-lesson-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLessonPage, box);
  gtk_widget_class_bind_template_child (widget_class, PsrLessonPage, title_label);
}

static void
set_level (GtkWidget *heading, int level)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  level,
                                  -1);
}

static void
psr_lesson_page_init (PsrLessonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_level (GTK_WIDGET (self->title_label), 1);
}

static GtkWidget *
make_paragraph (const char *text)
{
  GtkWidget *label = psr_text_label_new (text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = psr_text_label_new (text, GTK_ACCESSIBLE_ROLE_HEADING);

  set_level (label, 2);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_margin_top (label, 12);
  return label;
}

static GtkWidget *
make_box (GtkAccessibleRole role, GtkOrientation orientation)
{
  return g_object_new (GTK_TYPE_BOX,
                       "accessible-role",
                       role,
                       "orientation",
                       orientation,
                       "spacing",
                       6,
                       NULL);
}

/* Its dot stands by itself, so that lines that wrap begin beneath the words. */
static GtkWidget *
make_item (const char *text)
{
  GtkWidget *item = make_box (GTK_ACCESSIBLE_ROLE_LIST_ITEM, GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *label = make_paragraph (text);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (item), psr_text_label_new ("•", GTK_ACCESSIBLE_ROLE_PRESENTATION));
  gtk_box_append (GTK_BOX (item), label);
  return item;
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

/* Set apart, under the name of whoever thinks so. Returns: what opinions go into, in its card. */
static GtkWidget *
make_opinions (const char *by)
{
  /* TRANSLATORS: name of a person, above what she thinks. */
  g_autofree char *title = g_strdup_printf (_ ("As %s sees it"), by);
  GtkWidget *box = make_box (GTK_ACCESSIBLE_ROLE_GROUP, GTK_ORIENTATION_VERTICAL);
  GtkWidget *heading = make_heading (title);
  GtkWidget *card = adw_bin_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  set_margins (box, 12);
  gtk_widget_set_margin_top (heading, 0);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_widget_add_css_class (card, "card");
  adw_bin_set_child (ADW_BIN (card), box);
  return box;
}

static GtkWidget *
make_source (const PsrLessonBlock *block)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  /* TRANSLATORS: author, title and year of a book. */
  text =
    g_strdup_printf (_ ("%s: %s (%d)"), block->by, psr_lesson_block_get_text (block), block->year);
  label = make_paragraph (text);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* Returns: (nullable): what holds this block together with others of its kind. */
static GtkWidget *
make_group (const PsrLessonBlock *block)
{
  if (block->kind == PSR_LESSON_ITEM)
    return make_box (GTK_ACCESSIBLE_ROLE_LIST, GTK_ORIENTATION_VERTICAL);
  if (block->kind == PSR_LESSON_OPINION)
    return make_opinions (block->by);

  return NULL;
}

static GtkWidget *
make_block (const PsrLessonBlock *block)
{
  const char *text = psr_lesson_block_get_text (block);

  switch (block->kind) {
  case PSR_LESSON_HEADING:
  case PSR_LESSON_QUESTION:
    return make_heading (text);
  case PSR_LESSON_ITEM:
    return make_item (text);
  case PSR_LESSON_SAFETY:
    return psr_safety_text_new ();
  case PSR_LESSON_SOURCE:
    return make_source (block);
  case PSR_LESSON_PARAGRAPH:
  case PSR_LESSON_ANSWER:
  case PSR_LESSON_OPINION:
  default:
    return make_paragraph (text);
  }
}

static void
append_blocks (PsrLessonPage *self, GPtrArray *blocks)
{
  const PsrLessonBlock *last = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < blocks->len; i++) {
    const PsrLessonBlock *block = g_ptr_array_index (blocks, i);
    gboolean goes_on =
      last != NULL && last->kind == block->kind && g_strcmp0 (last->by, block->by) == 0;

    if (!goes_on) {
      if (block->kind == PSR_LESSON_SOURCE && (last == NULL || last->kind != block->kind))
        gtk_box_append (self->box, make_heading (_ ("Sources")));
      group = make_group (block);
      if (group != NULL)
        gtk_box_append (self->box,
                        gtk_widget_get_parent (group) != NULL ? gtk_widget_get_parent (group)
                                                              : group);
    }
    gtk_box_append (group != NULL ? GTK_BOX (group) : self->box, make_block (block));
    last = block;
  }
}

static void
append_session_button (PsrLessonPage *self, PsrScript *script)
{
  g_autofree char *language = psr_language_dup_interface ();
  g_autofree char *label = NULL;
  GtkWidget *button;

  /* TRANSLATORS: title of a session, which the button leads to. */
  label = g_strdup_printf (_ ("_Go to “%s”"), psr_script_get_title (script, language));
  button = gtk_button_new_with_mnemonic (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", psr_script_get_id (script));
  gtk_box_append (self->box, button);
}

GtkWidget *
psr_lesson_page_new (PsrLesson *lesson, PsrPoseCatalog *poses, PsrScriptCatalog *scripts)
{
  PsrLessonPage *self;
  const char *session;
  PsrScript *script;
  GtkWidget *picture;

  g_return_val_if_fail (PSR_IS_LESSON (lesson), NULL);
  g_return_val_if_fail (PSR_IS_POSE_CATALOG (poses), NULL);
  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (scripts), NULL);

  self = g_object_new (PSR_TYPE_LESSON_PAGE, NULL);
  gtk_label_set_label (self->title_label, psr_lesson_get_title (lesson));
  picture = psr_moving_picture_new (poses, psr_lesson_get_picture (lesson));
  self->picture = PSR_MOVING_PICTURE (picture);
  gtk_box_append (self->box, picture);
  append_blocks (self, psr_lesson_get_blocks (lesson));

  session = psr_lesson_get_session (lesson);
  script = session != NULL ? psr_script_catalog_find (scripts, session) : NULL;
  if (script != NULL)
    append_session_button (self, script);

  return GTK_WIDGET (self);
}

void
psr_lesson_page_focus (PsrLessonPage *self)
{
  g_return_if_fail (PSR_IS_LESSON_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->box));
}

void
psr_lesson_page_set_look (PsrLessonPage *self, const char *look)
{
  g_return_if_fail (PSR_IS_LESSON_PAGE (self));

  psr_moving_picture_set_look (self->picture, look);
}
