/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-session-keys.h"

#define SEEK_SECONDS 15

struct _PsrSessionKeys {
  GObject parent_instance;

  GtkWindow *window; /* (not owned) */
  GtkEventController *keys;
  GtkEventController *pointer;
  PsrSession *session;
  PsrPress *press;
  PsrDusk *dusk;
  double x; /* where the pointer was last, in the window */
  double y;
};

G_DEFINE_FINAL_TYPE (PsrSessionKeys, psr_session_keys, G_TYPE_OBJECT)

/* Keys that are more than the button. */
static const struct {
  guint keyval;
  const char *action;
  int number; /* seconds to seek, from left to right; or of an answer */
} meanings[] = {
  { GDK_KEY_Left, "seek", -SEEK_SECONDS },
  { GDK_KEY_KP_Left, "seek", -SEEK_SECONDS },
  { GDK_KEY_Right, "seek", SEEK_SECONDS },
  { GDK_KEY_KP_Right, "seek", SEEK_SECONDS },
  { GDK_KEY_Up, "previous", 0 },
  { GDK_KEY_KP_Up, "previous", 0 },
  { GDK_KEY_Page_Up, "previous", 0 },
  { GDK_KEY_KP_Page_Up, "previous", 0 },
  { GDK_KEY_w, "where-am-i", 0 },
  { GDK_KEY_W, "where-am-i", 0 },
  { GDK_KEY_Down, "next", 0 },
  { GDK_KEY_KP_Down, "next", 0 },
  { GDK_KEY_Page_Down, "next", 0 },
  { GDK_KEY_KP_Page_Down, "next", 0 },
  { GDK_KEY_1, "answer", 1 },
  { GDK_KEY_KP_1, "answer", 1 },
  { GDK_KEY_2, "answer", 2 },
  { GDK_KEY_KP_2, "answer", 2 },
  { GDK_KEY_3, "answer", 3 },
  { GDK_KEY_KP_3, "answer", 3 },
  { GDK_KEY_4, "answer", 4 },
  { GDK_KEY_KP_4, "answer", 4 },
};

static void
activate (PsrSessionKeys *self, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, parameter);
}

static void
pressed_cb (PsrSessionKeys *self, PsrPressKind kind)
{
  static const char *const actions[] = {
    [PSR_PRESS_SINGLE] = "toggle",
    [PSR_PRESS_DOUBLE] = "repeat",
    [PSR_PRESS_LONG] = "end",
  };

  g_assert (PSR_IS_SESSION_KEYS (self));

  activate (self, actions[kind], NULL);
}

/* Under way, or it just was: the keyboard is the session's. */
static gboolean
is_leading (PsrSessionKeys *self)
{
  switch (psr_session_get_state (self->session)) {
  case PSR_SESSION_SETTLING:
  case PSR_SESSION_PLAYING:
  case PSR_SESSION_PAUSED:
  case PSR_SESSION_ENDING:
    return TRUE;
  case PSR_SESSION_IDLE:
  case PSR_SESSION_LOADING:
  case PSR_SESSION_DONE:
  default:
    return FALSE;
  }
}

/* One key is enough, whichever it is. */
static gboolean
is_answer (PsrSessionKeys *self)
{
  return psr_session_get_asking (self->session) ||
         psr_session_get_state (self->session) == PSR_SESSION_ENDING;
}

/* An open menu has the keyboard, and an entry in a popover. */
static gboolean
is_in_popover (PsrSessionKeys *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* Keys that GNOME gives a meaning in every window. */
static gboolean
is_of_desktop (PsrSessionKeys *self, guint keyval, GdkModifierType modifiers)
{
  GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  if ((modifiers & others) != 0)
    return TRUE;

  switch (keyval) {
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_Menu:
  case GDK_KEY_Print:
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    return psr_dusk_get_light (self->dusk) != PSR_LIGHT_DARK &&
           GTK_IS_BUTTON (gtk_window_get_focus (self->window));
  default:
    break;
  }

  if ((modifiers & GDK_SHIFT_MASK) != 0 && keyval >= GDK_KEY_Left && keyval <= GDK_KEY_Down)
    return TRUE; /* turns the figure */

  /* F1 to F35, and what has a picture on it: louder, brighter, eject. */
  return (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35) || keyval >= 0x10080000;
}

/* Where nothing is asked, a number is a key like any other. */
static gboolean
is_possible (PsrSessionKeys *self, const char *action)
{
  return !g_str_equal (action, "answer") ||
         g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), action);
}

/* While a question is open the arrows that lie above each other go through its answers. */
static int
get_step (PsrSessionKeys *self, guint keyval)
{
  if (!is_possible (self, "answer"))
    return 0;

  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return -1;
  return keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : 0;
}

/* Returns: whether the key has a meaning of its own. */
static gboolean
handle_meaning (PsrSessionKeys *self, guint keyval, guint keycode)
{
  GVariant *parameter = NULL;
  gsize i = 0;

  while (i < G_N_ELEMENTS (meanings) && meanings[i].keyval != keyval)
    i++;
  if (i == G_N_ELEMENTS (meanings) || !is_possible (self, meanings[i].action))
    return FALSE;

  if (!psr_press_down_aside (self->press, keycode))
    return TRUE;

  if (meanings[i].number != 0) {
    gboolean mirrored = g_str_equal (meanings[i].action, "seek") &&
                        gtk_widget_get_direction (GTK_WIDGET (self->window)) == GTK_TEXT_DIR_RTL;

    parameter = g_variant_new_int32 (mirrored ? -meanings[i].number : meanings[i].number);
  }
  activate (self, meanings[i].action, parameter);

  return TRUE;
}

static void
handle_key (PsrSessionKeys *self, guint keyval, guint keycode, gboolean was_dark)
{
  if (keyval == GDK_KEY_Escape) {
    if (!was_dark)
      gtk_window_unfullscreen (self->window);
  } else if (is_answer (self)) {
    if (psr_press_down_aside (self->press, keycode))
      activate (self, "toggle", NULL);
  } else if (get_step (self, keyval) != 0) {
    if (psr_press_down_aside (self->press, keycode))
      activate (self, "choose-answer", g_variant_new_int32 (get_step (self, keyval)));
  } else if (!handle_meaning (self, keyval, keycode)) {
    psr_press_down (self->press, keycode);
  }
}

static gboolean
is_modifier (PsrSessionKeys *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (self->keys);

  return event != NULL && gdk_event_get_event_type (event) == GDK_KEY_PRESS &&
         gdk_key_event_is_modifier (event);
}

static gboolean
key_pressed_cb (PsrSessionKeys *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean was_dark = psr_dusk_get_light (self->dusk) == PSR_LIGHT_DARK;
  gboolean is_other = is_modifier (self) || is_of_desktop (self, keyval, modifiers);

  g_assert (PSR_IS_SESSION_KEYS (self));

  psr_dusk_stir (self->dusk);
  if (is_other || is_in_popover (self))
    return GDK_EVENT_PROPAGATE;

  if (is_leading (self)) {
    handle_key (self, keyval, keycode, was_dark);
    return GDK_EVENT_STOP;
  }

  /* The key that begins a session may still be down, and repeat itself, when it is under way. In
   * the dark a key only lights: what is not seen is not done. */
  psr_press_down_aside (self->press, keycode);
  return was_dark;
}

static void
key_released_cb (PsrSessionKeys *self, guint keyval, guint keycode)
{
  g_assert (PSR_IS_SESSION_KEYS (self));

  psr_press_up (self->press, keycode);
}

/* A pointer that only lies there is sent about too, when something below it changes. */
static gboolean
has_moved (PsrSessionKeys *self, GdkEvent *event)
{
  double x = self->x;
  double y = self->y;

  gdk_event_get_position (event, &self->x, &self->y);
  return self->x != x || self->y != y;
}

static gboolean
pointer_cb (PsrSessionKeys *self, GdkEvent *event)
{
  gboolean was_dark = psr_dusk_get_light (self->dusk) == PSR_LIGHT_DARK;

  g_assert (PSR_IS_SESSION_KEYS (self));

  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_MOTION_NOTIFY:
    if (has_moved (self, event))
      psr_dusk_stir (self->dusk);
    return GDK_EVENT_PROPAGATE;
  case GDK_BUTTON_PRESS:
  case GDK_TOUCH_BEGIN:
  case GDK_SCROLL:
    psr_dusk_stir (self->dusk);
    return was_dark ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
is_active_cb (PsrSessionKeys *self)
{
  g_assert (PSR_IS_SESSION_KEYS (self));

  if (!gtk_window_is_active (self->window))
    psr_press_forget (self->press);
}

static void
psr_session_keys_dispose (GObject *object)
{
  PsrSessionKeys *self = PSR_SESSION_KEYS (object);

  if (self->window != NULL) {
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->pointer);
    self->window = NULL;
  }
  g_clear_object (&self->session);
  g_clear_object (&self->press);
  g_clear_object (&self->dusk);

  G_OBJECT_CLASS (psr_session_keys_parent_class)->dispose (object);
}

static void
psr_session_keys_class_init (PsrSessionKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_session_keys_dispose;
}

static void
psr_session_keys_init (PsrSessionKeys *self)
{
}

/* Before anything in the window gets to see an event. */
static void
add_controllers (PsrSessionKeys *self)
{
  self->keys = gtk_event_controller_key_new ();
  self->pointer = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (self->pointer, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect_swapped (self->pointer, "event", G_CALLBACK (pointer_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), self->keys);
  gtk_widget_add_controller (GTK_WIDGET (self->window), self->pointer);
}

PsrSessionKeys *
psr_session_keys_new (GtkWindow *window, PsrSession *session, PsrPress *press, PsrDusk *dusk)
{
  PsrSessionKeys *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_GROUP (window), NULL);
  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_PRESS (press), NULL);
  g_return_val_if_fail (PSR_IS_DUSK (dusk), NULL);

  self = g_object_new (PSR_TYPE_SESSION_KEYS, NULL);
  self->window = window;
  self->session = g_object_ref (session);
  self->press = g_object_ref (press);
  self->dusk = g_object_ref (dusk);
  add_controllers (self);

  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window,
                           "notify::is-active",
                           G_CALLBACK (is_active_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}
