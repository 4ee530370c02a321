/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-learn-page.h"

#include "script/psr-lesson-list.h"
#include "ui/pages/learn/psr-lesson-page.h"

struct _PsrLearnPage {
  AdwBin parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwBin *lesson_bin;

  GListModel *lessons;
  GPtrArray *rows; /* of the group, in the order of the lessons */
  PsrPoseCatalog *poses;
  PsrScriptCatalog *scripts;
  PsrLesson *lesson; /* NULL while the list is shown; owned by @lessons */
  char *look;
};

enum {
  PROP_LESSON = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PsrLearnPage, psr_learn_page, ADW_TYPE_BIN)

static void
psr_learn_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PsrLearnPage *self = PSR_LEARN_PAGE (object);

  switch (id) {
  case PROP_LESSON:
    g_value_set_string (value, psr_learn_page_get_lesson (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
psr_learn_page_dispose (GObject *object)
{
  PsrLearnPage *self = PSR_LEARN_PAGE (object);

  /* Or the template would take the child out, and the bin once more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_LEARN_PAGE);
  self->lesson = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->look, g_free);
  g_clear_object (&self->lessons);
  g_clear_object (&self->poses);
  g_clear_object (&self->scripts);

  G_OBJECT_CLASS (psr_learn_page_parent_class)->dispose (object);
}

static gboolean
back_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PsrLearnPage *self = PSR_LEARN_PAGE (widget);

  if (self->lesson == NULL)
    return GDK_EVENT_PROPAGATE;

  psr_learn_page_go_back (self);
  return GDK_EVENT_STOP;
}

static void
psr_learn_page_class_init (PsrLearnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = psr_learn_page_get_property;
  object_class->dispose = psr_learn_page_dispose;

  props[PROP_LESSON] =
    g_param_spec_string ("lesson", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/learn/"
                                               "psr-learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLearnPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrLearnPage, group);
  gtk_widget_class_bind_template_child (widget_class, PsrLearnPage, lesson_bin);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_cb, NULL);
}

static void
psr_learn_page_init (PsrLearnPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_row (PsrLesson *lesson)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup",
                                 FALSE,
                                 "title",
                                 psr_lesson_get_title (lesson),
                                 "subtitle",
                                 psr_lesson_get_summary (lesson),
                                 "activatable",
                                 TRUE,
                                 "action-name",
                                 "win.open-lesson",
                                 NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name",
                                   "go-next-symbolic",
                                   NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", psr_lesson_get_id (lesson));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

void
psr_learn_page_set_up (PsrLearnPage *self,
                       GListModel *lessons,
                       PsrPoseCatalog *poses,
                       PsrScriptCatalog *scripts)
{
  guint n_lessons;

  g_return_if_fail (PSR_IS_LEARN_PAGE (self));
  g_return_if_fail (G_IS_LIST_MODEL (lessons));
  g_return_if_fail (PSR_IS_POSE_CATALOG (poses));
  g_return_if_fail (PSR_IS_SCRIPT_CATALOG (scripts));

  self->lessons = g_object_ref (lessons);
  self->poses = g_object_ref (poses);
  self->scripts = g_object_ref (scripts);

  n_lessons = g_list_model_get_n_items (lessons);
  for (guint i = 0; i < n_lessons; i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    GtkWidget *row = make_row (lesson);

    g_ptr_array_add (self->rows, row);
    adw_preferences_group_add (self->group, row);
  }
}

static void
set_lesson (PsrLearnPage *self, PsrLesson *lesson)
{
  self->lesson = lesson;
  gtk_stack_set_visible_child_name (self->stack, lesson != NULL ? "lesson" : "list");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LESSON]);
}

void
psr_learn_page_open (PsrLearnPage *self, const char *id)
{
  PsrLesson *lesson;
  GtkWidget *page;

  g_return_if_fail (PSR_IS_LEARN_PAGE (self));
  g_return_if_fail (id != NULL);

  lesson = psr_lesson_list_find (self->lessons, id);
  if (lesson == NULL || lesson == self->lesson)
    return;

  page = psr_lesson_page_new (lesson, self->poses, self->scripts);
  psr_lesson_page_set_look (PSR_LESSON_PAGE (page), self->look);
  adw_bin_set_child (self->lesson_bin, page);
  set_lesson (self, lesson);
  psr_lesson_page_focus (PSR_LESSON_PAGE (page));
}

void
psr_learn_page_go_back (PsrLearnPage *self)
{
  PsrLesson *left;
  guint position;

  g_return_if_fail (PSR_IS_LEARN_PAGE (self));

  left = self->lesson;
  if (left == NULL)
    return;

  set_lesson (self, NULL);
  for (position = 0; position + 1 < self->rows->len; position++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (self->lessons, position);

    if (lesson == left)
      break;
  }
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, position));
}

const char *
psr_learn_page_get_lesson (PsrLearnPage *self)
{
  g_return_val_if_fail (PSR_IS_LEARN_PAGE (self), NULL);

  return self->lesson != NULL ? psr_lesson_get_id (self->lesson) : NULL;
}

void
psr_learn_page_set_look (PsrLearnPage *self, const char *look)
{
  GtkWidget *page;

  g_return_if_fail (PSR_IS_LEARN_PAGE (self));

  g_free (self->look);
  self->look = g_strdup (look);
  page = adw_bin_get_child (self->lesson_bin);
  if (page != NULL)
    psr_lesson_page_set_look (PSR_LESSON_PAGE (page), look);
}
