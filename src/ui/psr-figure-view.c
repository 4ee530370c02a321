/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-figure-view.h"

#include <adwaita.h>

/* Ten pictures a second are smooth for so slow a movement as breath, and cost little. */
#define BREATH_TICK_MS 100

#define TURN_STEP      (G_PI / 24)
#define TURN_PER_PIXEL (G_PI / 480)

struct _PsrFigureView {
  GtkWidget parent_instance;

  PsrPose *pose;
  const PsrLook *look; /* NULL for the default */
  PsrTransition transition;
  PsrCamera turn; /* by hand, added to the camera of the scene */
  PsrCamera drag_start;
  AdwAnimation *animation;
  char *description; /* NULL: that of the pose */
  gboolean muscles;
  gboolean near;
  PsrPace pace;
  gboolean breathing;
  guint breath_timer; /* while it is seen to breathe */
  gint64 breath_start_us; /* when it began to */
};

enum {
  ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrFigureView, psr_figure_view, GTK_TYPE_WIDGET)

/* The step of the movement that is due, turned by hand. */
static void
compute_scene (PsrFigureView *self, PsrFigureScene *scene)
{
  psr_transition_get_scene (&self->transition, adw_animation_get_value (self->animation), scene);

  if (self->turn.azimuth != 0 || self->turn.elevation != 0) {
    psr_camera_turn (&scene->camera, self->turn.azimuth, self->turn.elevation);
    scene->box = psr_figure_scene_measure (scene);
  }
}

static void
init_style (PsrFigureView *self, PsrFigureStyle *style)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  psr_figure_style_init (style);
  style->look = self->look;
  style->paints_background = FALSE;
  style->font =
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  if (adw_style_manager_get_high_contrast (manager))
    style->scheme = dark ? PSR_SCHEME_HIGH_CONTRAST_DARK : PSR_SCHEME_HIGH_CONTRAST_LIGHT;
  else
    style->scheme = dark ? PSR_SCHEME_DARK : PSR_SCHEME_LIGHT;

#if ADW_CHECK_VERSION(1, 6, 0)
  {
    g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

    style->accent = (PsrColor){ accent->red, accent->green, accent->blue };
  }
#endif
}

static void
psr_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PsrFigureView *self = PSR_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PsrFigureScene scene;
  PsrFigureStyle style;
  cairo_t *cr;

  if (self->pose == NULL || width == 0 || height == 0)
    return;

  compute_scene (self, &scene);
  scene.breath =
    self->breath_timer != 0 ? psr_breath_at (g_get_monotonic_time () - self->breath_start_us) : 0;
  init_style (self, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  psr_figure_paint (&scene, &style, cr, width, height);
  cairo_destroy (cr);
}

static gboolean
breath_cb (gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));

  return G_SOURCE_CONTINUE;
}

/* Nobody sees an unmapped widget breathe, and some do not want to see it at all. */
static void
update_breath (PsrFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean wanted =
    self->breathing && gtk_widget_get_mapped (widget) && adw_get_enable_animations (widget);

  if (wanted && self->breath_timer == 0) {
    self->breath_start_us = g_get_monotonic_time ();
    self->breath_timer = g_timeout_add (BREATH_TICK_MS, breath_cb, self);
  } else if (!wanted && self->breath_timer != 0) {
    g_clear_handle_id (&self->breath_timer, g_source_remove);
    gtk_widget_queue_draw (widget);
  }
}

static void
enable_animations_cb (PsrFigureView *self)
{
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    adw_animation_skip (self->animation);
  update_breath (self);
}

static void
psr_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psr_figure_view_parent_class)->map (widget);

  update_breath (PSR_FIGURE_VIEW (widget));
}

static void
psr_figure_view_unmap (GtkWidget *widget)
{
  PsrFigureView *self = PSR_FIGURE_VIEW (widget);

  adw_animation_skip (self->animation);
  GTK_WIDGET_CLASS (psr_figure_view_parent_class)->unmap (widget);

  update_breath (self);
}

static void
psr_figure_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 260;
}

/* Keeps the whole turn within what the camera can do, so that no key press is lost at the end. */
static void
turn_to (PsrFigureView *self, double azimuth, double elevation)
{
  PsrCamera camera = self->transition.to.camera;

  psr_camera_turn (&camera, azimuth, elevation);
  self->turn.azimuth = azimuth;
  self->turn.elevation = camera.elevation - self->transition.to.camera.elevation;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
turn_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PsrFigureView *self = PSR_FIGURE_VIEW (widget);
  int right;
  int up;

  g_variant_get (arguments, "(ii)", &right, &up);
  turn_to (self, self->turn.azimuth + right * TURN_STEP, self->turn.elevation + up * TURN_STEP);

  return GDK_EVENT_STOP;
}

static gboolean
turn_back_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  turn_to (PSR_FIGURE_VIEW (widget), 0, 0);

  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (PsrFigureView *self)
{
  self->drag_start = self->turn;
}

/* The figure follows the hand: what is dragged to the right turns to the right. */
static void
drag_update_cb (PsrFigureView *self, double x, double y)
{
  turn_to (self,
           self->drag_start.azimuth - x * TURN_PER_PIXEL,
           self->drag_start.elevation + y * TURN_PER_PIXEL);
}

static void
pressed_cb (PsrFigureView *self, int n_press)
{
  if (n_press == 2) {
    turn_to (self, 0, 0);
    /* The hand that trembles on the second press turns on from there. */
    self->drag_start = self->turn;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
psr_figure_view_dispose (GObject *object)
{
  PsrFigureView *self = PSR_FIGURE_VIEW (object);

  g_clear_handle_id (&self->breath_timer, g_source_remove);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->pose, psr_pose_unref);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (psr_figure_view_parent_class)->dispose (object);
}

static void
add_turn_binding (GtkWidgetClass *widget_class, guint keyval, int right, int up)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, turn_cb, "(ii)", right, up);
  /* During a session the arrows alone mean something else. */
  gtk_widget_class_add_binding (widget_class, keyval, GDK_SHIFT_MASK, turn_cb, "(ii)", right, up);
}

static void
psr_figure_view_class_init (PsrFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_figure_view_dispose;
  widget_class->snapshot = psr_figure_view_snapshot;
  widget_class->measure = psr_figure_view_measure;
  widget_class->map = psr_figure_view_map;
  widget_class->unmap = psr_figure_view_unmap;

  signals[ARRIVED] = g_signal_new ("arrived",
                                   PSR_TYPE_FIGURE_VIEW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_turn_binding (widget_class, GDK_KEY_Left, -1, 0);
  add_turn_binding (widget_class, GDK_KEY_Right, 1, 0);
  add_turn_binding (widget_class, GDK_KEY_Up, 0, 1);
  add_turn_binding (widget_class, GDK_KEY_Down, 0, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, turn_back_cb, NULL);
}

static void
add_gestures (PsrFigureView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
animate_cb (double value, gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));
}

static void
done_cb (PsrFigureView *self)
{
  g_signal_emit (self, signals[ARRIVED], 0);
}

static void
psr_figure_view_init (PsrFigureView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  AdwAnimationTarget *target = adw_callback_animation_target_new (animate_cb, self, NULL);

  /* The transition has a pace of its own. */
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, 0, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_LINEAR);
  g_signal_connect_object (self->animation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_gestures (self);

  g_signal_connect_object (manager,
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (),
                           "notify::gtk-enable-animations",
                           G_CALLBACK (enable_animations_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
psr_figure_view_new (void)
{
  return g_object_new (PSR_TYPE_FIGURE_VIEW, NULL);
}

static void
update_label (PsrFigureView *self)
{
  g_autofree char *description = self->description != NULL ? g_strdup (self->description)
                                                           : psr_pose_dup_description (self->pose);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
move (PsrFigureView *self)
{
  gint64 duration_us = psr_transition_get_duration_us (&self->transition);

  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation),
                                    (guint) (duration_us / 1000));
  /* What is asked for before the next frame begins here too, not where this one will end. */
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);

  /* Hidden, there is nobody to move for. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_animation_skip (self->animation);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
psr_figure_view_show_pose (PsrFigureView *self, PsrPose *pose, PsrView view, const char *highlight)
{
  PsrFigureScene from;
  PsrFigureScene to;

  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));
  g_return_if_fail (pose != NULL);

  psr_figure_scene_init (&to, pose, view, PSR_BODY_DEFAULT_CM);
  to.highlight = g_intern_string (highlight);
  if (self->muscles)
    to.marks |= PSR_MARKS_MUSCLES;
  to.near = self->near;
  if (self->muscles || self->near)
    to.box = psr_figure_scene_measure (&to);
  if (self->pose != NULL)
    compute_scene (self, &from);
  else
    from = to;

  psr_pose_ref (pose);
  g_clear_pointer (&self->pose, psr_pose_unref);
  self->pose = pose;
  self->turn = (PsrCamera){ 0, 0 };
  psr_transition_init (&self->transition, &from, &to);
  self->transition.pace = self->pace;
  update_label (self);
  move (self);
}

void
psr_figure_view_set_manner (PsrFigureView *self, gboolean muscles, gboolean near, PsrPace pace)
{
  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));

  self->muscles = muscles;
  self->near = near;
  self->pace = pace;
}

void
psr_figure_view_set_description (PsrFigureView *self, const char *description)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));

  old = g_steal_pointer (&self->description);
  self->description = g_strdup (description);
  if (self->pose != NULL)
    update_label (self);
}

void
psr_figure_view_pause (PsrFigureView *self)
{
  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));

  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->animation);
}

gboolean
psr_figure_view_resume (PsrFigureView *self)
{
  g_return_val_if_fail (PSR_IS_FIGURE_VIEW (self), FALSE);

  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PAUSED)
    adw_animation_resume (self->animation);

  return adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

void
psr_figure_view_set_breathing (PsrFigureView *self, gboolean breathing)
{
  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));

  self->breathing = breathing;
  update_breath (self);
}

void
psr_figure_view_set_look (PsrFigureView *self, const char *look)
{
  g_return_if_fail (PSR_IS_FIGURE_VIEW (self));

  self->look = psr_looks_find (look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
