/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * psr_save_dialog_choose_async:
 * @parent: (nullable): the window above which it is asked
 * @title: what is asked
 * @name: the name that the file is to have unless the person changes it, with its ending
 * @folder: where the person is likely to keep such files
 *
 * Asks for a place to save a file at, in the desktop's own dialog, which also asks before a file
 * that is there is replaced. Nothing is written. All that differs between the toolkits is here.
 */
void psr_save_dialog_choose_async (GtkWindow *parent,
                                   const char *title,
                                   const char *name,
                                   GUserDirectory folder,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/* The same for a file that is there, to be opened. */
void psr_save_dialog_choose_existing_async (GtkWindow *parent,
                                            const char *title,
                                            GUserDirectory folder,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/* Returns: (transfer full): what was chosen, or %NULL with %G_IO_ERROR_CANCELLED when the person
 *   thought better of it. */
GFile *psr_save_dialog_choose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
