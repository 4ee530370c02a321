/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-application.h"

#include "app/psr-command.h"
#include "app/psr-inhibitor.h"
#include "app/psr-journal-keeper.h"
#include "app/psr-paths.h"
#include "app/psr-reminding-window.h"
#include "app/psr-saving.h"
#include "audio/psr-gst-player.h"
#include "desktop/psr-mpris.h"
#include "desktop/psr-rest-watch.h"
#include "desktop/psr-sleep-monitor.h"
#include "session/psr-choice-settings.h"
#include "session/psr-guide.h"
#include "session/psr-program-maker.h"
#include "session/psr-questioner.h"
#include "session/psr-recovery.h"
#include "session/psr-tension.h"
#include "session/psr-volume-settings.h"
#include "ui/psr-shortcuts.h"
#include "ui/psr-window.h"

#include <glib/gi18n.h>

struct _PsrApplication {
  AdwApplication parent_instance;

  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  PsrProgramMaker *maker;
  PsrPlayer *player;
  PsrSession *session;
  PsrGuide *guide;
  PsrQuestioner *questioner;
  PsrTension *tension;
  PsrJournal *journal;
  PsrJournalKeeper *journal_keeper;
  PsrSleepMonitor *sleep_monitor;
  PsrMpris *mpris;
  PsrSaving *saving;
  PsrRecovery *recovery;
  PsrReminding *reminding;
  PsrRestWatch *rest_watch;
  PsrInhibitor *inhibitor;
  gboolean failed;
  gboolean wants_background;
};

G_DEFINE_FINAL_TYPE (PsrApplication, psr_application, ADW_TYPE_APPLICATION)

static gboolean
load_guide (PsrApplication *self, GError **error)
{
  g_autofree char *path = psr_paths_dup_phrases ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_file (file, error);
  g_autoptr (PsrClock) clock = psr_system_clock_new ();

  if (phrases == NULL)
    return FALSE;

  self->guide =
    psr_guide_new (self->session, self->player, phrases, clock, psr_paths_get_data_folder ());
  g_settings_bind (self->settings,
                   "confirmation",
                   self->guide,
                   "confirmation",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->mpris,
                           "where-am-i",
                           G_CALLBACK (psr_guide_where_am_i),
                           self->guide,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

/* Only an incomplete installation lacks these. */
static gboolean
load_data (PsrApplication *self, GError **error)
{
  g_autofree char *sessions_folder = psr_paths_dup_sessions_folder ();
  g_autofree char *poses_folder = psr_paths_dup_poses_folder ();
  g_auto (GStrv) voice_folders = psr_paths_dup_voice_folders ();

  self->voices = psr_voice_catalog_new ((const char *const *) voice_folders);
  self->scripts = psr_script_catalog_new (sessions_folder);
  if (psr_script_catalog_find (self->scripts, PSR_DEFAULT_SESSION) == NULL) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_NOT_FOUND,
                 _ ("There are no sessions in “%s”; install the program again."),
                 sessions_folder);
    return FALSE;
  }

  self->poses = psr_pose_catalog_new (poses_folder, error);
  if (self->poses == NULL)
    return FALSE;

  self->maker = psr_program_maker_new (self->settings,
                                       self->scripts,
                                       self->voices,
                                       psr_paths_get_data_folder ());

  return load_guide (self, error);
}

/* Returns: (transfer none) (nullable): the window, which others may lie before. */
static GtkWindow *
find_window (PsrApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *item = windows; item != NULL; item = item->next) {
    if (PSR_IS_WINDOW (item->data))
      return GTK_WINDOW (item->data);
  }

  return NULL;
}

static void
begin_cb (PsrApplication *self, PsrWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrProgram) program = psr_program_maker_make (self->maker, &error);

  if (program != NULL)
    psr_session_begin (self->session, program);
  else
    psr_window_show_message (window, error->message);
}

static void
go_on_cb (PsrApplication *self)
{
  psr_recovery_go_on (self->recovery, self->maker);
}

static void
start_over_cb (PsrApplication *self)
{
  psr_recovery_start_over (self->recovery, self->maker);
}

static void
save_cb (PsrApplication *self, PsrWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrProgram) program = psr_program_maker_make (self->maker, &error);

  if (program != NULL)
    psr_saving_open (self->saving, GTK_WINDOW (window), program);
  else
    psr_window_show_message (window, error->message);
}

/* In the middle of a session, too, what is heard follows the settings; the session itself and its
 * length stay what they were. */
static void
sound_changed_cb (PsrApplication *self)
{
  PsrProgram *before = psr_session_get_program (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrProgram) program = NULL;

  if (before == NULL)
    return;

  program = psr_program_maker_remake (self->maker, before, &error);
  if (program != NULL)
    psr_session_replace_program (self->session, program);
  else
    psr_window_show_message (PSR_WINDOW (find_window (self)), error->message);
}

static void
mpris_quit_cb (PsrApplication *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

static void
set_up_desktop (PsrApplication *self, PsrClock *clock)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));

  self->sleep_monitor = psr_sleep_monitor_new ();
  g_signal_connect_object (self->sleep_monitor,
                           "about-to-sleep",
                           G_CALLBACK (psr_session_prepare_for_sleep),
                           self->session,
                           G_CONNECT_SWAPPED);

  self->mpris = psr_mpris_new (self->session, clock, bus, PSR_APPLICATION_ID, _ ("Psoas Rest"));
  g_signal_connect_object (self->mpris,
                           "raise",
                           G_CALLBACK (g_application_activate),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mpris,
                           "quit",
                           G_CALLBACK (mpris_quit_cb),
                           self,
                           G_CONNECT_SWAPPED);

  self->inhibitor = psr_inhibitor_new (GTK_APPLICATION (self), self->session);
}

static void
set_up_reminding (PsrApplication *self)
{
  self->reminding = psr_reminding_new (G_APPLICATION (self), self->settings);
  self->rest_watch = psr_rest_watch_new (self->session, psr_reminding_get_keeper (self->reminding));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = find_window (PSR_APPLICATION (data));

  /* Closing lets the window keep its size and end the session. */
  if (window != NULL)
    gtk_window_close (window);
  g_application_quit (G_APPLICATION (data));
}

/* What the reminder starts becomes what is chosen; what is under way stays. */
static void
reminder_start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrApplication *self = PSR_APPLICATION (data);
  PsrReminderKeeper *keeper = psr_reminding_get_keeper (self->reminding);
  PsrReminder *reminder = psr_reminder_list_find (psr_reminder_keeper_get_list (keeper),
                                                  g_variant_get_string (parameter, NULL));
  GtkWindow *window;

  psr_notifier_withdraw (psr_reminding_get_notifier (self->reminding));
  g_application_activate (G_APPLICATION (self));
  window = find_window (self);
  if (window == NULL || psr_session_get_state (self->session) != PSR_SESSION_IDLE)
    return;

  if (reminder != NULL) {
    const PsrReminderValues *values = psr_reminder_get_values (reminder);
    PsrScript *script = psr_script_catalog_find (self->scripts, values->session);

    if (script != NULL)
      psr_choice_settings_choose (self->settings, script, values->minutes);
  }
  g_action_group_activate_action (G_ACTION_GROUP (window), "begin", NULL);
}

static void
reminders_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrApplication *self = PSR_APPLICATION (data);

  psr_reminding_window_open (self->reminding, find_window (self), self->scripts);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb, NULL, NULL, NULL },
  { "reminder-start", reminder_start_cb, "s", NULL, NULL },
};

/* Of the window. */
static const GActionEntry window_actions[] = {
  { "reminders", reminders_cb, NULL, NULL, NULL },
};

static void
set_up_actions (PsrApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  psr_shortcuts_install (application);
}

static void
journal_failed_cb (PsrApplication *self, const GError *error)
{
  GtkWindow *window = find_window (self);

  if (window != NULL)
    psr_window_show_message (PSR_WINDOW (window), error->message);
}

static void
answered_cb (PsrApplication *self, const char *cue, int side, const char *answer)
{
  psr_journal_keeper_note_answer (self->journal_keeper, (PsrSide) side, answer);
}

static void
set_up_journal (PsrApplication *self, PsrClock *clock)
{
  g_autofree char *path = psr_paths_dup_journal ();

  self->journal = psr_journal_new (path);
  self->journal_keeper =
    psr_journal_keeper_new (self->session, self->tension, self->journal, clock);
  g_signal_connect_object (self->journal_keeper,
                           "failed",
                           G_CALLBACK (journal_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->questioner,
                           "answered",
                           G_CALLBACK (answered_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
follow (PsrApplication *self, const char *key, GCallback callback)
{
  g_autofree char *signal = g_strconcat ("changed::", key, NULL);

  g_signal_connect_object (self->settings, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
update_sleep_safe (PsrApplication *self)
{
  psr_session_set_sleep_safe (self->session, g_settings_get_boolean (self->settings, "sleep-safe"));
}

/* What is in force at once, also in the middle of a session. */
static void
set_up_settings (PsrApplication *self)
{
  static const char *const sound_keys[] = { "voice", "guidance", "bell", "bed" };

  for (gsize i = 0; i < G_N_ELEMENTS (sound_keys); i++)
    follow (self, sound_keys[i], G_CALLBACK (sound_changed_cb));
  follow (self, "sleep-safe", G_CALLBACK (update_sleep_safe));
  psr_volume_settings_follow (self->settings, self->player);
  g_settings_bind (self->settings, "ask-tension", self->tension, "wanted", G_SETTINGS_BIND_GET);
  update_sleep_safe (self);
}

static void
psr_application_startup (GApplication *application)
{
  PsrApplication *self = PSR_APPLICATION (application);
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autofree char *checkpoint = NULL;

  G_APPLICATION_CLASS (psr_application_parent_class)->startup (application);

  self->settings = g_settings_new (PSR_APPLICATION_ID);
  self->player = psr_gst_player_new (PSR_APPLICATION_ID, _ ("Psoas Rest"), clock, NULL);
  self->session = psr_session_new (self->player, clock);
  self->questioner = psr_questioner_new (self->session, clock);
  self->tension = psr_tension_new (self->session);
  self->saving = psr_saving_new (self->settings);
  checkpoint = psr_paths_dup_checkpoint ();
  self->recovery = psr_recovery_new (self->session, clock, checkpoint);

  set_up_settings (self);
  set_up_journal (self, clock);
  set_up_desktop (self, clock);
  set_up_reminding (self);
  set_up_actions (self);
}

static void
connect_window (PsrApplication *self, PsrWindow *window)
{
  const struct {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "begin", G_CALLBACK (begin_cb) },
    { "go-on", G_CALLBACK (go_on_cb) },
    { "start-over", G_CALLBACK (start_over_cb) },
    { "save", G_CALLBACK (save_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (window,
                             handlers[i].signal,
                             handlers[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (window),
                                   window_actions,
                                   G_N_ELEMENTS (window_actions),
                                   self);
}

/* Before anything is told to it, not when it is lost. */
static void
tell_about_journal (PsrApplication *self, PsrWindow *window)
{
  const GError *notice = psr_journal_get_notice (self->journal);
  g_autoptr (GError) error = NULL;

  if (!psr_journal_check_writable (self->journal, &error))
    psr_window_show_message (window, error->message);
  else if (notice != NULL)
    psr_window_show_message (window, notice->message);
}

static GtkWindow *
make_window (PsrApplication *self)
{
  g_autofree char *lessons_folder = psr_paths_dup_lessons_folder ();
  g_autoptr (PsrPreview) preview = psr_preview_new (self->player,
                                                    self->session,
                                                    self->settings,
                                                    self->voices,
                                                    psr_paths_get_data_folder ());
  PsrWindow *window = psr_window_new (GTK_APPLICATION (self),
                                      self->settings,
                                      self->session,
                                      self->questioner,
                                      self->scripts,
                                      self->voices,
                                      self->poses,
                                      self->journal,
                                      lessons_folder,
                                      preview);

  psr_window_set_guide (window, self->guide);
  connect_window (self, window);
  psr_window_set_tension (window, self->tension);
  psr_recovery_look (self->recovery);
  psr_recovery_check (self->recovery, self->maker);
  psr_window_set_recovery (window, self->recovery);
  tell_about_journal (self, window);
#if PSR_DEVEL
  gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
#endif

  return GTK_WINDOW (window);
}

static void
psr_application_activate (GApplication *application)
{
  PsrApplication *self = PSR_APPLICATION (application);
  GtkWindow *window = find_window (self);
  g_autoptr (GError) error = NULL;

  if (window == NULL) {
    if (!load_data (self, &error)) {
      psr_command_print_error (error->message);
      self->failed = TRUE;
      return;
    }

    psr_program_maker_choose_defaults (self->maker);
    window = make_window (self);
  }

  gtk_window_present (window);
}

static void
psr_application_shutdown (GApplication *application)
{
  PsrApplication *self = PSR_APPLICATION (application);

  g_clear_pointer (&self->saving, psr_saving_free);
  g_clear_object (&self->recovery);
  self->wants_background =
    psr_reminder_keeper_get_active (psr_reminding_get_keeper (self->reminding));
  g_clear_object (&self->rest_watch);
  g_clear_object (&self->inhibitor);
  g_clear_object (&self->mpris);
  g_clear_object (&self->sleep_monitor);
  g_clear_object (&self->journal_keeper);
  g_clear_object (&self->journal);
  g_clear_object (&self->guide);
  g_clear_object (&self->questioner);
  g_clear_object (&self->tension);
  g_clear_object (&self->session);
  g_clear_object (&self->reminding);
  g_clear_object (&self->player);
  g_clear_object (&self->maker);
  g_clear_object (&self->poses);
  g_clear_object (&self->voices);
  g_clear_object (&self->scripts);
  g_clear_object (&self->settings);
  g_settings_sync ();

  G_APPLICATION_CLASS (psr_application_parent_class)->shutdown (application);
}

static void
psr_application_class_init (PsrApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = psr_application_startup;
  application_class->activate = psr_application_activate;
  application_class->shutdown = psr_application_shutdown;
}

static void
psr_application_init (PsrApplication *self)
{
}

PsrApplication *
psr_application_new (void)
{
  /* The resources lie at one place, also for a build with an id of its own. */
  return g_object_new (PSR_TYPE_APPLICATION,
                       "application-id",
                       PSR_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_REPLACE,
                       "resource-base-path",
                       "/org/example/PsoasRest",
                       NULL);
}

gboolean
psr_application_has_failed (PsrApplication *self)
{
  g_return_val_if_fail (PSR_IS_APPLICATION (self), TRUE);

  return self->failed;
}

gboolean
psr_application_wants_background (PsrApplication *self)
{
  g_return_val_if_fail (PSR_IS_APPLICATION (self), FALSE);

  return self->wants_background;
}
