/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

static void
activate_cb (GApplication *application)
{
}

/* The least that waits on a bus under a name: what the program without a window is compared with.
 */
int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application =
    g_application_new ("org.example.Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_hold (application);

  return g_application_run (application, argc, argv);
}
