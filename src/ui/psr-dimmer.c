/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-dimmer.h"

/* Slow enough to go unnoticed through the lids, and back soon enough for a key. */
#define DARKEN_MS  4000
#define LIGHTEN_MS 1200

/* How much black lies over what is faintly seen. Words keep a contrast of 9 to 1 below it, and what
 * is dim anyway one of 4. */
#define FAINT_VEIL 0.25

struct _PsrDimmer {
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *focus; /* (weak): where it was when it went dark */
  AdwAnimation *animation;
  PsrLight light;
  double veil; /* 0: nothing over the child, 1: black */
  gboolean night; /* in dark colours whatever the style is */
  AdwColorScheme day_scheme;
};

enum {
  PROP_0,
  PROP_CHILD,
  PROP_LIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (PsrLight,
                    psr_light,
                    G_DEFINE_ENUM_VALUE (PSR_LIGHT_BRIGHT, "bright"),
                    G_DEFINE_ENUM_VALUE (PSR_LIGHT_FAINT, "faint"),
                    G_DEFINE_ENUM_VALUE (PSR_LIGHT_DARK, "dark"))

G_DEFINE_FINAL_TYPE (PsrDimmer, psr_dimmer, GTK_TYPE_WIDGET)

static void
set_night (PsrDimmer *self, gboolean night)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (self->night == night)
    return;

  self->night = night;
  if (night) {
    self->day_scheme = adw_style_manager_get_color_scheme (manager);
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  } else {
    adw_style_manager_set_color_scheme (manager, self->day_scheme);
  }
}

static void
set_focus (PsrDimmer *self, GtkWidget *focus)
{
  g_set_weak_pointer (&self->focus, focus);
}

static void
hide_child (PsrDimmer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* GTK 4.8 leaks what has the focus, and moves it, while it is not mapped. */
  set_focus (self, root != NULL ? gtk_root_get_focus (root) : NULL);
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  if (self->child != NULL)
    gtk_widget_set_child_visible (self->child, FALSE);
  gtk_widget_set_cursor_from_name (widget, "none");
  set_night (self, TRUE);
}

static void
show_child (PsrDimmer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->child != NULL)
    gtk_widget_set_child_visible (self->child, TRUE);
  gtk_widget_set_cursor (widget, NULL);
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  set_focus (self, NULL);
}

static void
animate_cb (double value, gpointer data)
{
  PsrDimmer *self = PSR_DIMMER (data);

  self->veil = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
animation_done_cb (PsrDimmer *self)
{
  g_assert (PSR_IS_DIMMER (self));

  if (self->light == PSR_LIGHT_DARK)
    hide_child (self);
}

static void
psr_dimmer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PsrDimmer *self = PSR_DIMMER (widget);
  graphene_rect_t area;

  GTK_WIDGET_CLASS (psr_dimmer_parent_class)->snapshot (widget, snapshot);

  graphene_rect_init (&area,
                      0,
                      0,
                      (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  if (self->veil > 0)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ .alpha = (float) self->veil }, &area);
}

static void
psr_dimmer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrDimmer *self = PSR_DIMMER (object);

  switch (prop_id) {
  case PROP_CHILD:
    g_value_set_object (value, self->child);
    break;
  case PROP_LIGHT:
    g_value_set_enum (value, self->light);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_dimmer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PsrDimmer *self = PSR_DIMMER (object);

  switch (prop_id) {
  case PROP_CHILD:
    psr_dimmer_set_child (self, g_value_get_object (value));
    break;
  case PROP_LIGHT:
    psr_dimmer_set_light (self, (PsrLight) g_value_get_enum (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_dimmer_dispose (GObject *object)
{
  PsrDimmer *self = PSR_DIMMER (object);

  set_night (self, FALSE);
  set_focus (self, NULL);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (psr_dimmer_parent_class)->dispose (object);
}

static void
psr_dimmer_class_init (PsrDimmerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_dimmer_get_property;
  object_class->set_property = psr_dimmer_set_property;
  object_class->dispose = psr_dimmer_dispose;
  widget_class->snapshot = psr_dimmer_snapshot;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_LIGHT] =
    g_param_spec_enum ("light", NULL, NULL, PSR_TYPE_LIGHT, PSR_LIGHT_BRIGHT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
psr_dimmer_init (PsrDimmer *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (animate_cb, self, NULL);

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 0, 0, target);
  g_signal_connect_swapped (self->animation, "done", G_CALLBACK (animation_done_cb), self);
}

GtkWidget *
psr_dimmer_new (void)
{
  return g_object_new (PSR_TYPE_DIMMER, NULL);
}

void
psr_dimmer_set_child (PsrDimmer *self, GtkWidget *child)
{
  g_return_if_fail (PSR_IS_DIMMER (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static double
get_veil (PsrLight light)
{
  if (light == PSR_LIGHT_DARK)
    return 1;
  if (light == PSR_LIGHT_BRIGHT ||
      adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return 0;

  return FAINT_VEIL;
}

void
psr_dimmer_set_light (PsrDimmer *self, PsrLight light)
{
  AdwTimedAnimation *animation;

  g_return_if_fail (PSR_IS_DIMMER (self));

  if (self->light == light)
    return;

  self->light = light;
  if (light != PSR_LIGHT_DARK)
    show_child (self);
  if (light == PSR_LIGHT_BRIGHT)
    set_night (self, FALSE);

  animation = ADW_TIMED_ANIMATION (self->animation);
  adw_timed_animation_set_value_from (animation, self->veil);
  adw_timed_animation_set_value_to (animation, get_veil (light));
  adw_timed_animation_set_duration (animation, light == PSR_LIGHT_DARK ? DARKEN_MS : LIGHTEN_MS);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHT]);
}

PsrLight
psr_dimmer_get_light (PsrDimmer *self)
{
  g_return_val_if_fail (PSR_IS_DIMMER (self), PSR_LIGHT_BRIGHT);

  return self->light;
}
