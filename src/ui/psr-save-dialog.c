/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-save-dialog.h"

static void
dismiss (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No place was chosen.");
}

/* Returns: (transfer full) (nullable): %NULL where the desktop knows no such folder. */
static GFile *
dup_folder (GUserDirectory folder)
{
  const char *path = g_get_user_special_dir (folder);

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean saving = g_task_get_source_tag (task) == psr_save_dialog_choose_async;
  GFile *file = saving ? gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error)
                       : gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    dismiss (task);
}

/* @name: (nullable): of the file to be saved, %NULL to open one. */
static void
open_dialog (GTask *task, GtkWindow *parent, const char *title, const char *name, GFile *folder)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  if (name != NULL) {
    gtk_file_dialog_set_initial_name (dialog, name);
    gtk_file_dialog_save (dialog, parent, cancellable, chosen_cb, g_object_ref (task));
  } else {
    gtk_file_dialog_open (dialog, parent, cancellable, chosen_cb, g_object_ref (task));
  }
}

#else

static void
close_dialog (GtkNativeDialog *dialog, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    g_signal_handlers_disconnect_by_data (cancellable, dialog);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task,
                           gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    dismiss (task);

  close_dialog (dialog, task);
}

static void
cancelled_cb (GtkNativeDialog *dialog)
{
  response_cb (dialog, GTK_RESPONSE_CANCEL, g_object_get_data (G_OBJECT (dialog), "task"));
}

/* The dialog and the task live until one of the two callbacks.
 * @name: (nullable): of the file to be saved, %NULL to open one. */
static void
open_dialog (GTask *task, GtkWindow *parent, const char *title, const char *name, GFile *folder)
{
  GtkFileChooserAction action =
    name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);

  g_object_set_data (G_OBJECT (dialog), "task", task);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  if (cancellable != NULL)
    g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

static void
choose (gpointer source_tag,
        GtkWindow *parent,
        const char *title,
        const char *name,
        GUserDirectory folder,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (GFile) place = dup_folder (folder);

  g_task_set_source_tag (task, source_tag);
  open_dialog (task, parent, title, name, place);
}

void
psr_save_dialog_choose_async (GtkWindow *parent,
                              const char *title,
                              const char *name,
                              GUserDirectory folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);
  g_return_if_fail (name != NULL);

  choose (psr_save_dialog_choose_async, parent, title, name, folder, cancellable, callback, data);
}

void
psr_save_dialog_choose_existing_async (GtkWindow *parent,
                                       const char *title,
                                       GUserDirectory folder,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);

  choose (psr_save_dialog_choose_existing_async,
          parent,
          title,
          NULL,
          folder,
          cancellable,
          callback,
          data);
}

GFile *
psr_save_dialog_choose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
