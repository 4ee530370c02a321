/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-reminding-window.h"

#include "ui/pages/reminders/psr-reminders-window.h"

static void
show_background (PsrRemindersWindow *window, PsrAutostart *autostart)
{
  psr_reminders_window_show_background (window,
                                        psr_autostart_get_state (autostart) == PSR_AUTOSTART_ON,
                                        psr_autostart_get_advice (autostart));
}

void
psr_reminding_window_open (PsrReminding *reminding, GtkWindow *parent, PsrScriptCatalog *scripts)
{
  PsrAutostart *autostart = psr_reminding_get_autostart (reminding);
  GtkWindow *window =
    psr_reminders_window_new (parent, psr_reminding_get_keeper (reminding), scripts);

  show_background (PSR_REMINDERS_WINDOW (window), autostart);
  g_signal_connect_object (autostart,
                           "changed",
                           G_CALLBACK (show_background),
                           window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window,
                           "example",
                           G_CALLBACK (psr_notifier_show_example),
                           psr_reminding_get_notifier (reminding),
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}
