/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-window-actions.h"

#include "ui/pages/journal/psr-journal-page.h"
#include "ui/psr-about-dialog.h"
#include "ui/psr-preferences-window.h"
#include "ui/psr-safety-window.h"
#include "ui/psr-shortcuts-window.h"
#include "ui/psr-window-private.h"

static void
begin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  if (!psr_safety_window_is_wanted (self->settings, self->scripts)) {
    g_signal_emit_by_name (self, "begin");
    return;
  }

  if (self->safety_window == NULL)
    g_set_weak_pointer (&self->safety_window,
                        psr_safety_window_new (GTK_WINDOW (self), self->settings));
  gtk_window_present (self->safety_window);
}

/* What only the application can do: the signal has the name of the action. */
static void
emit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit_by_name (data, g_action_get_name (G_ACTION (action)));
}

static void
let_go_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_recovery_refuse (PSR_WINDOW (data)->recovery);
}

static void
where_am_i_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_guide_where_am_i (PSR_WINDOW (data)->guide);
}

/* The state follows when the desktop has done it. */
static void
fullscreen_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (GTK_WINDOW (data));
  else
    gtk_window_unfullscreen (GTK_WINDOW (data));
}

static void
fullscreened_cb (PsrWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "fullscreen");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self))));
}

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_questioner_answer (PSR_WINDOW (data)->questioner,
                         (guint) MAX (g_variant_get_int32 (parameter), 0));
}

static void
choose_answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);
  int step = g_variant_get_int32 (parameter) < 0 ? -1 : 1;
  int number = psr_session_page_choose_answer (self->session_page, step);

  if (number > 0 && self->guide != NULL)
    psr_guide_tell_choice (self->guide, number);
}

/* Also from what is shown when a session is over. */
static void
show_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  if (psr_session_get_state (self->session) == PSR_SESSION_DONE)
    psr_session_finish (self->session);
  adw_view_stack_set_visible_child_name (self->view_stack, "journal");
}

static void
show_checks_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  show_journal_cb (action, parameter, self);
  psr_journal_page_show_checks (PSR_JOURNAL_PAGE (adw_bin_get_child (self->journal_bin)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  if (self->preferences_window == NULL)
    g_set_weak_pointer (&self->preferences_window,
                        psr_preferences_window_new (GTK_WINDOW (self),
                                                    self->settings,
                                                    self->session,
                                                    self->voices,
                                                    self->poses,
                                                    self->preview));
  gtk_window_present (self->preferences_window);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  if (self->shortcuts_window == NULL)
    g_set_weak_pointer (&self->shortcuts_window, psr_shortcuts_window_new (GTK_WINDOW (self)));
  gtk_window_present (self->shortcuts_window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  if (self->about_dialog == NULL)
    g_set_weak_pointer (&self->about_dialog, psr_about_dialog_new (GTK_WINDOW (self)));
  gtk_window_present (self->about_dialog);
}

/* A session that another page speaks of: chosen, and ready to begin. */
static void
choose_session_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  g_settings_set_string (self->settings, "session", g_variant_get_string (parameter, NULL));
  adw_view_stack_set_visible_child_name (self->view_stack, "rest");
  psr_home_page_focus_begin (self->home_page);
}

static void
open_lesson_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrWindow *self = PSR_WINDOW (data);

  adw_view_stack_set_visible_child_name (self->view_stack, "learn");
  psr_learn_page_open (psr_window_get_learn_page (self), g_variant_get_string (parameter, NULL));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_learn_page_go_back (psr_window_get_learn_page (PSR_WINDOW (data)));
}

static const GActionEntry actions[] = {
  { "open-lesson", open_lesson_cb, "s", NULL, NULL },
  { "back", back_cb, NULL, NULL, NULL },
  { "choose-session", choose_session_cb, "s", NULL, NULL },
  { "begin", begin_cb, NULL, NULL, NULL },
  { "go-on", emit_cb, NULL, NULL, NULL },
  { "start-over", emit_cb, NULL, NULL, NULL },
  { "let-go", let_go_cb, NULL, NULL, NULL },
  { "save", emit_cb, NULL, NULL, NULL },
  { "where-am-i", where_am_i_cb, NULL, NULL, NULL },
  { "fullscreen", NULL, NULL, "false", fullscreen_cb },
  { "answer", answer_cb, "i", NULL, NULL },
  { "choose-answer", choose_answer_cb, "i", NULL, NULL },
  { "show-journal", show_journal_cb, NULL, NULL, NULL },
  { "show-checks", show_checks_cb, NULL, NULL, NULL },
  { "preferences", preferences_cb, NULL, NULL, NULL },
  { "shortcuts", shortcuts_cb, NULL, NULL, NULL },
  { "about", about_cb, NULL, NULL, NULL },
};

void
psr_window_actions_add (PsrWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}

void
psr_window_actions_set_enabled (PsrWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
psr_window_actions_update (PsrWindow *self)
{
  PsrSessionState state = psr_session_get_state (self->session);
  gboolean idle = state == PSR_SESSION_IDLE;
  gboolean ending = state == PSR_SESSION_ENDING;
  gboolean under_way =
    ending || psr_session_state_is_running (state) || state == PSR_SESSION_PAUSED;
  gboolean offered = self->recovery != NULL && psr_recovery_get_offer (self->recovery) != NULL;
  gboolean asked = psr_questioner_get_question (self->questioner) != NULL;
  const struct {
    const char *name;
    gboolean enabled;
  } now[] = {
    { "begin", idle },
    { "save", idle },
    { "go-on", idle && offered },
    { "start-over", idle && offered },
    { "let-go", idle && offered },
    { "toggle", under_way },
    { "next", under_way },
    { "previous", under_way },
    { "repeat", under_way },
    { "seek", under_way },
    { "where-am-i", under_way && self->guide != NULL },
    { "answer", asked },
    { "choose-answer", asked },
    { "end", !idle && !ending },
    { "undo-end", ending },
    { "finish", state == PSR_SESSION_DONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (now); i++)
    psr_window_actions_set_enabled (self, now[i].name, now[i].enabled);
}

/* A window that handles a key outlives its parent for a moment, and in GTK 4.8 looks at it again.
 */
static void
close_window (GtkWindow **pointer)
{
  GtkWindow *window = *pointer;

  if (window == NULL)
    return;

  g_clear_weak_pointer (pointer);
  gtk_window_set_transient_for (window, NULL);
  gtk_window_destroy (window);
}

void
psr_window_actions_close_windows (PsrWindow *self)
{
  close_window (&self->safety_window);
  close_window (&self->preferences_window);
  close_window (&self->shortcuts_window);
  close_window (&self->about_dialog);
}
