/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-save-window.h"

#include "ui/psr-choice-row.h"
#include "ui/psr-save-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORMAT_KEY "save-format"

/* The best choice for a phone first. The other endings can be typed. */
static const struct {
  const char *ending;
  const char *title;
} formats[] = {
  { "mp3", N_ ("MP3, plays on every phone") },
  { "opus", N_ ("Opus, the smallest file") },
  { "flac", N_ ("FLAC, lossless") },
  { "wav", N_ ("WAV, lossless and very large") },
};

struct _PsrSaveWindow {
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *session_group;
  PsrChoiceRow *format_row;
  GtkWidget *save_button;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  AdwStatusPage *saved_page;
  GtkWidget *folder_button;
  AdwStatusPage *failed_page;
  GtkWidget *again_button;

  GSettings *settings;
  PsrProgram *program;
  char **endings;
  GFile *file; /* chosen last */
  GCancellable *cancellable; /* of the asking or the writing, %NULL when there is neither */
};

enum {
  SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrSaveWindow, psr_save_window, ADW_TYPE_WINDOW)

/* The one place where the page changes: it always has a button that Enter presses. */
static void
show_page (PsrSaveWindow *self, const char *name, GtkWidget *button)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_window_set_default_widget (GTK_WINDOW (self), button);
  gtk_widget_grab_focus (button);
}

static gboolean
can_write (PsrSaveWindow *self, const char *ending)
{
  for (gsize i = 0; self->endings[i] != NULL; i++) {
    if (g_ascii_strcasecmp (self->endings[i], ending) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Title, length and language, such as "Constructive Rest 15 min nl.mp3": as it is spoken, and
 * without what a phone's file system refuses. "min" is the symbol of the unit. */
static char *
make_name (PsrSaveWindow *self)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);
  const char *language = psr_schedule_get_language (schedule);
  g_autofree char *format = g_settings_get_string (self->settings, FORMAT_KEY);
  char *name = g_strdup_printf ("%s %d min %s.%s",
                                psr_script_get_title (psr_schedule_get_script (schedule), language),
                                psr_schedule_get_choices (schedule)->minutes,
                                language,
                                format);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

/* A name without an ending that stands for a format gets the chosen one.
 *
 * Returns: (transfer full): the file to write */
static GFile *
complete_ending (PsrSaveWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = strrchr (name, '.');
  g_autofree char *format = NULL;
  g_autofree char *complete = NULL;
  g_autoptr (GFile) folder = NULL;

  if (dot != NULL && can_write (self, dot + 1))
    return g_object_ref (file);

  format = g_settings_get_string (self->settings, FORMAT_KEY);
  complete = g_strconcat (name, ".", format, NULL);
  folder = g_file_get_parent (file);

  return g_file_get_child (folder, complete);
}

static void
show_failure (PsrSaveWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, markup);
  show_page (self, "failed", self->again_button);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrSaveWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = psr_save_dialog_choose_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (file == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      show_failure (self, error->message);
    return;
  }

  g_clear_object (&self->file);
  self->file = complete_ending (self, file);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  psr_save_window_set_progress (self, 0);
  show_page (self, "write", self->cancel_button);
  /* Of another name than the chosen one the dialog did not ask. */
  g_signal_emit (self,
                 signals[SAVE],
                 0,
                 self->file,
                 g_file_equal (file, self->file),
                 self->cancellable);
}

static void
save_cb (PsrSaveWindow *self)
{
  g_autofree char *name = NULL;

  g_assert (PSR_IS_SAVE_WINDOW (self));

  if (self->cancellable != NULL)
    return;

  name = make_name (self);
  self->cancellable = g_cancellable_new ();
  psr_save_dialog_choose_async (GTK_WINDOW (self),
                                _ ("Save for the Phone"),
                                name,
                                G_USER_DIRECTORY_MUSIC,
                                self->cancellable,
                                chosen_cb,
                                g_object_ref (self));
}

/* The page stays until the writing has ended, in whichever way. */
static void
cancel_cb (PsrSaveWindow *self)
{
  g_assert (PSR_IS_SAVE_WINDOW (self));

  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrSaveWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error)) {
    g_autofree char *markup = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->saved_page, markup);
  }
}

static void
folder_cb (PsrSaveWindow *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  g_assert (PSR_IS_SAVE_WINDOW (self));

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_app_info_launch_default_for_uri_async (uri,
                                           G_APP_LAUNCH_CONTEXT (context),
                                           NULL,
                                           launched_cb,
                                           g_object_ref (self));
}

static void
again_cb (PsrSaveWindow *self)
{
  g_assert (PSR_IS_SAVE_WINDOW (self));

  show_page (self, "choose", self->save_button);
  save_cb (self);
}

/* Closed or destroyed with its parent: either way nobody waits for the file any more. */
static void
psr_save_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (PSR_SAVE_WINDOW (widget)->cancellable);

  GTK_WIDGET_CLASS (psr_save_window_parent_class)->unrealize (widget);
  /* What still writes may keep it for a moment, and a window that outlives its parent must not
   * know it: GTK would look for the parent again in the end. */
  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

static void
psr_save_window_dispose (GObject *object)
{
  PsrSaveWindow *self = PSR_SAVE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_SAVE_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->endings, g_strfreev);
  g_clear_object (&self->program);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_save_window_parent_class)->dispose (object);
}

static void
psr_save_window_class_init (PsrSaveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_save_window_dispose;
  widget_class->unrealize = psr_save_window_unrealize;

  signals[SAVE] = g_signal_new ("save",
                                PSR_TYPE_SAVE_WINDOW,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                3,
                                G_TYPE_FILE,
                                G_TYPE_BOOLEAN,
                                G_TYPE_CANCELLABLE);

  g_type_ensure (PSR_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-save-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, session_group);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, saved_page);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PsrSaveWindow, again_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psr_save_window_init (PsrSaveWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->folder_button, "clicked", G_CALLBACK (folder_cb), self);
  g_signal_connect_swapped (self->again_button, "clicked", G_CALLBACK (again_cb), self);
}

/* What is offered depends on the encoders that are installed; the settings name one of it. */
static void
set_up_formats (PsrSaveWindow *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, FORMAT_KEY);
  const char *first = NULL;
  gboolean offered = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (!can_write (self, formats[i].ending))
      continue;

    psr_choice_row_append (self->format_row, formats[i].ending, _ (formats[i].title));
    first = first != NULL ? first : formats[i].ending;
    offered = offered || g_str_equal (formats[i].ending, chosen);
  }
  if (!offered && first != NULL)
    g_settings_set_string (self->settings, FORMAT_KEY, first);

  psr_choice_row_bind (self->format_row, self->settings, FORMAT_KEY);
  gtk_widget_set_sensitive (self->save_button, first != NULL);
}

static void
describe_session (PsrSaveWindow *self)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);
  PsrScript *script = psr_schedule_get_script (schedule);
  int minutes = psr_schedule_get_choices (schedule)->minutes;
  g_autofree char *description = NULL;
  g_autofree char *length = NULL;

  length = g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
  /* TRANSLATORS: what is saved: "15 minutes, Computer voice, English". */
  description = g_strdup_printf (_ ("%s, %s"),
                                 length,
                                 psr_voice_get_name (psr_program_get_voice (self->program)));
  adw_preferences_group_set_title (self->session_group,
                                   psr_script_get_title (script,
                                                         psr_schedule_get_language (schedule)));
  adw_preferences_group_set_description (self->session_group, description);
}

PsrSaveWindow *
psr_save_window_new (GtkWindow *parent,
                     GSettings *settings,
                     PsrProgram *program,
                     const char *const *endings)
{
  PsrSaveWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_PROGRAM (program), NULL);
  g_return_val_if_fail (endings != NULL, NULL);

  self = g_object_new (PSR_TYPE_SAVE_WINDOW, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->program = g_object_ref (program);
  self->endings = g_strdupv ((char **) endings);
  describe_session (self);
  set_up_formats (self);
  show_page (self, "choose", self->save_button);

  return self;
}

void
psr_save_window_set_progress (PsrSaveWindow *self, double progress)
{
  g_return_if_fail (PSR_IS_SAVE_WINDOW (self));

  gtk_progress_bar_set_fraction (self->progress_bar, progress);
}

void
psr_save_window_finish (PsrSaveWindow *self, const char *warning, const GError *error)
{
  g_return_if_fail (PSR_IS_SAVE_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  g_clear_object (&self->cancellable);
  if (error == NULL) {
    g_autofree char *name = g_file_get_basename (self->file);
    g_autofree char *title = g_strdup_printf (_ ("Saved as “%s”"), name);
    g_autofree char *markup = warning != NULL ? g_markup_escape_text (warning, -1) : NULL;

    adw_status_page_set_title (self->saved_page, title);
    adw_status_page_set_description (self->saved_page, markup);
    show_page (self, "saved", self->folder_button);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_page (self, "choose", self->save_button);
  } else {
    show_failure (self, error->message);
  }
}
