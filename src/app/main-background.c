/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-background.h"
#include "app/psr-processes.h"

int
main (int argc, char **argv)
{
  g_autoptr (PsrBackground) background = NULL;

  psr_processes_set_up ();
  background = psr_background_new ();

  return g_application_run (G_APPLICATION (background), argc, argv);
}
