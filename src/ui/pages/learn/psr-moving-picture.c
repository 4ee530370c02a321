/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-moving-picture.h"

#include "ui/psr-figure-view.h"

#include <glib/gi18n.h>

/* Then it rests by itself: the page may have been left open. */
#define N_ROUNDS 20

struct _PsrMovingPicture {
  AdwBin parent_instance;

  PsrFigureView *figure_view;
  GtkLabel *caption_label;
  GtkButton *button;

  GPtrArray *poses; /* PsrPose */
  PsrView view;
  char *highlight;
  guint place; /* of the pose that is shown, or on the way */
  guint n_steps; /* until it rests by itself */
  gboolean playing; /* as the person wants it */
  gboolean moving; /* as it is */
  gboolean mapped;
  GtkViewport *viewport; /* weak: what it is scrolled in, while it is mapped */
};

G_DEFINE_FINAL_TYPE (PsrMovingPicture, psr_moving_picture, ADW_TYPE_BIN)

static gboolean
is_scrolled_away (PsrMovingPicture *self)
{
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;
  double top;

  if (self->viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self),
                                                            gtk_viewport_get_child (self->viewport),
                                                            &bounds))
    return FALSE;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->viewport));
  top = gtk_adjustment_get_value (adjustment);
  return bounds.origin.y + bounds.size.height < top ||
         bounds.origin.y > top + gtk_adjustment_get_page_size (adjustment);
}

static void
show_pose (PsrMovingPicture *self, guint place)
{
  self->place = place % self->poses->len;
  psr_figure_view_show_pose (self->figure_view,
                             g_ptr_array_index (self->poses, self->place),
                             self->view,
                             self->highlight);
}

static void
update_button (PsrMovingPicture *self)
{
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    gtk_button_set_label (self->button, _ ("_Next Picture"));
  else
    gtk_button_set_label (self->button, self->playing ? _ ("_Pause") : _ ("_Play"));
}

static void
update_moving (PsrMovingPicture *self)
{
  gboolean moving = self->playing && self->mapped && !is_scrolled_away (self) &&
                    adw_get_enable_animations (GTK_WIDGET (self));

  if (moving == self->moving)
    return;

  self->moving = moving;
  if (!moving)
    psr_figure_view_pause (self->figure_view);
  else if (!psr_figure_view_resume (self->figure_view))
    show_pose (self, self->place + 1);
}

static void
set_playing (PsrMovingPicture *self, gboolean playing)
{
  self->playing = playing;
  self->n_steps = N_ROUNDS * self->poses->len;
  update_button (self);
  update_moving (self);
}

static void
arrived_cb (PsrMovingPicture *self)
{
  g_assert (PSR_IS_MOVING_PICTURE (self));

  if (!self->moving)
    return;

  if (--self->n_steps > 0)
    show_pose (self, self->place + 1);
  else
    set_playing (self, FALSE);
}

static void
clicked_cb (PsrMovingPicture *self)
{
  g_assert (PSR_IS_MOVING_PICTURE (self));

  if (adw_get_enable_animations (GTK_WIDGET (self)))
    set_playing (self, !self->playing);
  else
    show_pose (self, self->place + 1);
}

static void
enable_animations_cb (PsrMovingPicture *self)
{
  g_assert (PSR_IS_MOVING_PICTURE (self));

  update_button (self);
  update_moving (self);
}

static void
psr_moving_picture_map (GtkWidget *widget)
{
  PsrMovingPicture *self = PSR_MOVING_PICTURE (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (psr_moving_picture_parent_class)->map (widget);

  self->mapped = TRUE;
  g_set_weak_pointer (&self->viewport, (GtkViewport *) viewport);
  if (viewport != NULL) {
    GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));

    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (update_moving), self);
    g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (update_moving), self);
  }
  update_moving (self);
}

static void
psr_moving_picture_unmap (GtkWidget *widget)
{
  PsrMovingPicture *self = PSR_MOVING_PICTURE (widget);

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_func (gtk_scrollable_get_vadjustment (
                                            GTK_SCROLLABLE (self->viewport)),
                                          update_moving,
                                          self);
  g_clear_weak_pointer (&self->viewport);
  self->mapped = FALSE;
  update_moving (self);

  GTK_WIDGET_CLASS (psr_moving_picture_parent_class)->unmap (widget);
}

static void
psr_moving_picture_dispose (GObject *object)
{
  PsrMovingPicture *self = PSR_MOVING_PICTURE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_MOVING_PICTURE);

  G_OBJECT_CLASS (psr_moving_picture_parent_class)->dispose (object);
}

static void
psr_moving_picture_finalize (GObject *object)
{
  PsrMovingPicture *self = PSR_MOVING_PICTURE (object);

  g_ptr_array_unref (self->poses);
  g_free (self->highlight);

  G_OBJECT_CLASS (psr_moving_picture_parent_class)->finalize (object);
}

static void
psr_moving_picture_class_init (PsrMovingPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psr_moving_picture_dispose;
  object_class->finalize = psr_moving_picture_finalize;
  widget_class->map = psr_moving_picture_map;
  widget_class->unmap = psr_moving_picture_unmap;

  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/learn/"
                                               "psr-moving-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrMovingPicture, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrMovingPicture, caption_label);
  gtk_widget_class_bind_template_child (widget_class, PsrMovingPicture, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
psr_moving_picture_init (PsrMovingPicture *self)
{
  self->poses = g_ptr_array_new_with_free_func ((GDestroyNotify) psr_pose_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->figure_view,
                           "arrived",
                           G_CALLBACK (arrived_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (),
                           "notify::gtk-enable-animations",
                           G_CALLBACK (enable_animations_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
find_poses (PsrMovingPicture *self, PsrPoseCatalog *poses, char **names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    PsrPose *pose = psr_pose_catalog_find (poses, names[i], &error);

    if (pose != NULL)
      g_ptr_array_add (self->poses, psr_pose_ref (pose));
    else
      g_debug ("%s", error->message);
  }
}

GtkWidget *
psr_moving_picture_new (PsrPoseCatalog *poses, const PsrLessonPicture *picture)
{
  PsrMovingPicture *self;
  const char *caption;
  gboolean moves;

  g_return_val_if_fail (PSR_IS_POSE_CATALOG (poses), NULL);
  g_return_val_if_fail (picture != NULL, NULL);

  self = g_object_new (PSR_TYPE_MOVING_PICTURE, NULL);
  caption = psr_lesson_picture_get_caption (picture);
  self->view = picture->view;
  self->highlight = g_strdup (picture->highlight);
  find_poses (self, poses, picture->poses);
  moves = self->poses->len > 1;

  gtk_label_set_label (self->caption_label, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), caption != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), moves);
  psr_figure_view_set_manner (self->figure_view,
                              picture->muscles,
                              picture->near,
                              picture->even ? PSR_PACE_EVEN : PSR_PACE_EASED);
  /* What is to be seen is the movement, not one of its poses. */
  if (moves)
    psr_figure_view_set_description (self->figure_view, caption);
  if (self->poses->len > 0)
    show_pose (self, 0);
  set_playing (self, moves);

  return GTK_WIDGET (self);
}

void
psr_moving_picture_set_look (PsrMovingPicture *self, const char *look)
{
  g_return_if_fail (PSR_IS_MOVING_PICTURE (self));

  psr_figure_view_set_look (self->figure_view, look);
}
