/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-window.h"

#include "script/psr-lesson-list.h"
#include "ui/pages/journal/psr-journal-page.h"
#include "ui/pages/session/psr-session-actions.h"
#include "ui/psr-toast.h"
#include "ui/psr-window-actions.h"
#include "ui/psr-window-private.h"

#include <glib/gi18n.h>

/* From here on the names of the views have room in the header bar, also in Dutch and with a back
 * button beside them. */
#define WIDE_WIDTH 720

G_DEFINE_FINAL_TYPE (PsrWindow, psr_window, ADW_TYPE_APPLICATION_WINDOW)

PsrLearnPage *
psr_window_get_learn_page (PsrWindow *self)
{
  return PSR_LEARN_PAGE (adw_bin_get_child (self->learn_bin));
}

/* There is a way back from a lesson that is seen. */
static void
update_back (PsrWindow *self)
{
  gboolean possible =
    g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "home") == 0 &&
    adw_view_stack_get_visible_child (self->view_stack) == GTK_WIDGET (self->learn_bin) &&
    psr_learn_page_get_lesson (psr_window_get_learn_page (self)) != NULL;

  psr_window_actions_set_enabled (self, "back", possible);
  gtk_widget_set_visible (self->back_button, possible);
}

static GtkWidget *
make_view_switcher (PsrWindow *self)
{
  return g_object_new (ADW_TYPE_VIEW_SWITCHER,
                       "stack",
                       self->view_stack,
                       "policy",
                       ADW_VIEW_SWITCHER_POLICY_WIDE,
                       NULL);
}

/* Before the surface has its size: the width that is asked for. */
static int
get_width (PsrWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width = surface != NULL ? gdk_surface_get_width (surface) : 0;

  if (width <= 1)
    g_object_get (self, "default-width", &width, NULL);

  return width;
}

/* The views are chosen at the top where there is room, else at the bottom; a switcher that is never
 * seen is never filled. */
static void
update_switcher (PsrWindow *self)
{
  gboolean home = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "home") == 0;
  gboolean wide = get_width (self) >= WIDE_WIDTH;

  if (!wide)
    adw_view_switcher_bar_set_stack (self->view_switcher_bar, self->view_stack);
  adw_view_switcher_bar_set_reveal (self->view_switcher_bar, !wide);
  if ((home && wide) == (adw_header_bar_get_title_widget (self->header_bar) != NULL))
    return;

  adw_header_bar_set_title_widget (self->header_bar,
                                   home && wide ? make_view_switcher (self) : NULL);
}

/* Not when it is allocated, for then it is too late for another layout. */
static void
psr_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psr_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)),
                           "notify::width",
                           G_CALLBACK (update_switcher),
                           widget,
                           G_CONNECT_SWAPPED);
  update_switcher (PSR_WINDOW (widget));
}

static void
update_look (PsrWindow *self)
{
  g_autofree char *look = g_settings_get_string (self->settings, "look");

  psr_home_page_set_look (self->home_page, look);
  if (psr_window_get_learn_page (self) != NULL)
    psr_learn_page_set_look (psr_window_get_learn_page (self), look);
  if (self->session_page != NULL)
    psr_session_page_set_look (self->session_page, look);
  if (self->welcome_page != NULL)
    psr_welcome_page_set_look (self->welcome_page, look);
}

static void
show_session_page (PsrWindow *self)
{
  if (self->session_page == NULL) {
    /* In its place before it is filled, for then it puts the focus where it belongs. */
    self->session_page = g_object_new (PSR_TYPE_SESSION_PAGE, NULL);
    gtk_stack_add_named (self->stack, GTK_WIDGET (self->session_page), "session");
    psr_session_page_set_journal (self->session_page, self->journal);
    psr_session_page_set_up (self->session_page,
                             self->session,
                             self->questioner,
                             self->poses,
                             self->settings,
                             self->dusk);
    if (self->guide != NULL)
      psr_session_page_set_aside (self->session_page, psr_guide_get_caption (self->guide));
    if (self->tension != NULL)
      psr_session_page_set_tension (self->session_page, self->tension);
    update_look (self);
  }

  gtk_stack_set_visible_child_name (self->stack, "session");
}

/* The introduction stands in the way of nothing: a session that is begun goes before it. */
static void
show_page (PsrWindow *self, gboolean idle)
{
  if (!idle) {
    show_session_page (self);
  } else if (self->welcome_page != NULL) {
    gtk_stack_set_visible_child_name (self->stack, "welcome");
    psr_welcome_page_focus (self->welcome_page);
  } else {
    gtk_stack_set_visible_child_name (self->stack, "home");
    psr_home_page_focus_begin (self->home_page);
  }
  update_switcher (self);
}

/* The button that had the focus comes or goes. */
static void
offer_cb (PsrWindow *self)
{
  g_assert (PSR_IS_WINDOW (self));

  psr_window_actions_update (self);
  show_page (self, psr_session_get_state (self->session) == PSR_SESSION_IDLE);
}

/* One page for a session that is begun, Home for everything else. */
static void
state_cb (PsrWindow *self)
{
  psr_window_actions_update (self);
  show_page (self, psr_session_get_state (self->session) == PSR_SESSION_IDLE);
}

/* The introduction is over, and never comes again. */
static void
welcomed_cb (PsrWindow *self)
{
  PsrWelcomePage *page = g_steal_pointer (&self->welcome_page);

  if (page == NULL)
    return;

  show_page (self, psr_session_get_state (self->session) == PSR_SESSION_IDLE);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
}

static void
failed_cb (PsrWindow *self, const GError *error)
{
  psr_window_show_message (self, error->message);
}

/* The preferences tell it themselves. */
static void
unheard_cb (PsrWindow *self)
{
  if (self->preferences_window == NULL)
    psr_window_show_message (self,
                             _ ("There is no sound device. Connect one, or choose one in the sound "
                                "settings."));
}

static void
restore_size (PsrWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
psr_window_close_request (GtkWindow *window)
{
  PsrWindow *self = PSR_WINDOW (window);
  gboolean maximized = gtk_window_is_maximized (window);

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized) {
    int width;
    int height;

    gtk_window_get_default_size (window, &width, &height);
    g_settings_set_int (self->settings, "window-width", width);
    g_settings_set_int (self->settings, "window-height", height);
  }

  psr_session_finish (self->session);

  return GTK_WINDOW_CLASS (psr_window_parent_class)->close_request (window);
}

static void
psr_window_dispose (GObject *object)
{
  PsrWindow *self = PSR_WINDOW (object);

  g_clear_object (&self->keys);
  psr_window_actions_close_windows (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->questioner);
  g_clear_object (&self->session);
  g_clear_object (&self->guide);
  g_clear_object (&self->dusk);
  g_clear_object (&self->recovery);
  g_clear_object (&self->tension);
  g_clear_object (&self->voices);
  g_clear_object (&self->poses);
  g_clear_object (&self->scripts);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->lessons_folder, g_free);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (psr_window_parent_class)->dispose (object);
}

static void
add_signal (const char *name)
{
  g_signal_new (name, PSR_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Where nothing else is left, as a lesson or a menu is. In a session see PsrSessionKeys. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    return GDK_EVENT_PROPAGATE;

  gtk_window_unfullscreen (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static void
psr_window_class_init (PsrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psr_window_close_request;
  widget_class->realize = psr_window_realize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  add_signal ("begin");
  add_signal ("go-on");
  add_signal ("start-over");
  add_signal ("save");

  g_type_ensure (PSR_TYPE_DIMMER);
  g_type_ensure (PSR_TYPE_HOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, dimmer);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, view_switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, home_page);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, journal_bin);
  gtk_widget_class_bind_template_child (widget_class, PsrWindow, learn_bin);
}

static void
psr_window_init (PsrWindow *self)
{
  psr_window_actions_add (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_welcome (PsrWindow *self)
{
  GtkWidget *page;

  if (g_settings_get_boolean (self->settings, "welcomed"))
    return;

  page = psr_welcome_page_new (self->settings, self->voices, self->poses, self->preview);
  self->welcome_page = PSR_WELCOME_PAGE (page);
  gtk_stack_add_named (self->stack, page, "welcome");
  g_signal_connect_object (self->settings,
                           "changed::welcomed",
                           G_CALLBACK (welcomed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
long_armed_cb (PsrWindow *self)
{
  if (self->guide != NULL)
    psr_guide_tell (self->guide, "let-go-to-end");
}

static void
set_up_dusk (PsrWindow *self)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (PsrPress) press = psr_press_new (clock);

  self->dusk = psr_dusk_new (self->session, self->settings);
  self->keys = psr_session_keys_new (GTK_WINDOW (self), self->session, press, self->dusk);
  g_signal_connect_object (press,
                           "long-armed",
                           G_CALLBACK (long_armed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->dusk, "light", self->dimmer, "light", G_BINDING_SYNC_CREATE);
}

static void
fill_journal (PsrWindow *self)
{
  PsrJournalPage *page = g_object_new (PSR_TYPE_JOURNAL_PAGE, NULL);

  psr_journal_page_set_up (page, self->journal, self->scripts, G_ACTION_MAP (self));
  adw_bin_set_child (self->journal_bin, GTK_WIDGET (page));
}

/* Lessons that cannot be read leave the page empty. */
static void
fill_learn (PsrWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lessons = psr_lesson_list_load (self->lessons_folder, &error);
  PsrLearnPage *page = g_object_new (PSR_TYPE_LEARN_PAGE, NULL);

  if (lessons == NULL) {
    psr_window_show_message (self, error->message);
    lessons = G_LIST_MODEL (g_list_store_new (PSR_TYPE_LESSON));
  }

  psr_learn_page_set_up (page, lessons, self->poses, self->scripts);
  adw_bin_set_child (self->learn_bin, GTK_WIDGET (page));
  g_signal_connect_object (page,
                           "notify::lesson",
                           G_CALLBACK (update_back),
                           self,
                           G_CONNECT_SWAPPED);
  update_look (self);
}

/* A view that is not seen is not made: every start would pay for it. */
static void
view_cb (PsrWindow *self)
{
  GtkWidget *seen = adw_view_stack_get_visible_child (self->view_stack);

  if (seen == GTK_WIDGET (self->journal_bin) && adw_bin_get_child (self->journal_bin) == NULL)
    fill_journal (self);
  if (seen == GTK_WIDGET (self->learn_bin) && psr_window_get_learn_page (self) == NULL)
    fill_learn (self);
  update_back (self);
}

static void
connect_all (PsrWindow *self)
{
  const struct {
    gpointer object;
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { self->settings, "changed::look", G_CALLBACK (update_look) },
    { self->session, "notify::state", G_CALLBACK (state_cb) },
    { self->session, "failed", G_CALLBACK (failed_cb) },
    { self->questioner, "notify::question", G_CALLBACK (psr_window_actions_update) },
    { self->view_stack, "notify::visible-child", G_CALLBACK (view_cb) },
    { self->stack, "notify::visible-child", G_CALLBACK (update_back) },
    { self->preview, "unheard", G_CALLBACK (unheard_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].object,
                             handlers[i].signal,
                             handlers[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
}

PsrWindow *
psr_window_new (GtkApplication *application,
                GSettings *settings,
                PsrSession *session,
                PsrQuestioner *questioner,
                PsrScriptCatalog *scripts,
                PsrVoiceCatalog *voices,
                PsrPoseCatalog *poses,
                PsrJournal *journal,
                const char *lessons_folder,
                PsrPreview *preview)
{
  PsrWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_QUESTIONER (questioner), NULL);

  self = g_object_new (PSR_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  self->session = g_object_ref (session);
  psr_session_actions_add (G_ACTION_MAP (self), session);
  self->questioner = g_object_ref (questioner);
  self->voices = g_object_ref (voices);
  self->poses = g_object_ref (poses);
  self->scripts = g_object_ref (scripts);
  self->journal = g_object_ref (journal);
  self->lessons_folder = g_strdup (lessons_folder);
  self->preview = g_object_ref (preview);

  restore_size (self);
  psr_home_page_set_up (self->home_page, settings, scripts, voices, poses);
  set_up_dusk (self);
  set_up_welcome (self);
  connect_all (self);
  update_look (self);
  update_back (self);
  state_cb (self);

  return self;
}

void
psr_window_set_recovery (PsrWindow *self, PsrRecovery *recovery)
{
  g_return_if_fail (PSR_IS_WINDOW (self));
  g_return_if_fail (PSR_IS_RECOVERY (recovery));

  self->recovery = g_object_ref (recovery);
  psr_home_page_set_recovery (self->home_page, recovery);
  g_signal_connect_object (recovery,
                           "notify::offer",
                           G_CALLBACK (offer_cb),
                           self,
                           G_CONNECT_SWAPPED);
  offer_cb (self);
}

void
psr_window_set_tension (PsrWindow *self, PsrTension *tension)
{
  g_return_if_fail (PSR_IS_WINDOW (self));
  g_return_if_fail (PSR_IS_TENSION (tension));

  self->tension = g_object_ref (tension);
  psr_session_actions_add_tension (G_ACTION_MAP (self), tension);
  psr_home_page_set_tension (self->home_page, tension);
}

/* What is said can be read too. */
static void
caption_cb (PsrWindow *self)
{
  if (self->session_page != NULL)
    psr_session_page_set_aside (self->session_page, psr_guide_get_caption (self->guide));
}

void
psr_window_set_guide (PsrWindow *self, PsrGuide *guide)
{
  g_return_if_fail (PSR_IS_WINDOW (self));
  g_return_if_fail (PSR_IS_GUIDE (guide));

  g_set_object (&self->guide, guide);
  g_signal_connect_object (guide,
                           "notify::caption",
                           G_CALLBACK (caption_cb),
                           self,
                           G_CONNECT_SWAPPED);
  state_cb (self);
}

void
psr_window_show_message (PsrWindow *self, const char *message)
{
  g_return_if_fail (PSR_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  psr_toast_show (self->toast_overlay, message);
}
