/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-shortcuts.h"

#include <glib/gi18n.h>

#define GENERAL PSR_SHORTCUT_GROUP_GENERAL
#define SESSION PSR_SHORTCUT_GROUP_SESSION

static const PsrShortcut shortcuts[] = {
  { GENERAL, N_ ("Save for the phone"), "win.save", { "<Control>s" }, NULL },
  { GENERAL, N_ ("Preferences"), "win.preferences", { "<Control>comma" }, NULL },
  { GENERAL, N_ ("Back to the list"), "win.back", { "<Alt>Left" }, NULL },
  { GENERAL, N_ ("Keyboard shortcuts"), "win.shortcuts", { "<Control>question", "F1" }, NULL },
  { GENERAL, N_ ("Tension, before and after a rest"), NULL, { NULL }, N_ ("0 to 9, T for ten") },
  { GENERAL, N_ ("Main menu"), NULL, { "F10" }, NULL },
  { GENERAL, N_ ("Fullscreen"), "win.fullscreen", { "F11" }, NULL },
  { GENERAL, N_ ("Close the window"), "window.close", { "<Control>w" }, NULL },
  { GENERAL, N_ ("Quit"), "app.quit", { "<Control>q" }, NULL },
  /* What these do is done by PsrSessionKeys, and only while a session is under way. */
  { SESSION, N_ ("Pause or go on"), NULL, { NULL }, N_ ("Any key") },
  { SESSION, N_ ("Say it again"), NULL, { NULL }, N_ ("Any key twice") },
  { SESSION, N_ ("End the session"), NULL, { NULL }, N_ ("Any key for two seconds") },
  { SESSION, N_ ("Where am I?"), NULL, { "w" }, NULL },
  { SESSION, N_ ("15 seconds back or ahead"), NULL, { "Left", "Right" }, NULL },
  { SESSION, N_ ("Previous words"), NULL, { "Up", "Page_Up" }, NULL },
  { SESSION, N_ ("Next words"), NULL, { "Down", "Page_Down" }, NULL },
  { SESSION, N_ ("Answer a question"), NULL, { "1", "2", "3", "4" }, NULL },
  { SESSION, N_ ("Go through the answers"), NULL, { "Up", "Down" }, NULL },
};

#undef GENERAL
#undef SESSION

const PsrShortcut *
psr_shortcuts_get_all (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

const char *
psr_shortcut_get_title (const PsrShortcut *shortcut)
{
  return _ (shortcut->title);
}

char **
psr_shortcut_dup_keys (const PsrShortcut *shortcut)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (shortcut->gesture != NULL)
    g_strv_builder_add (keys, _ (shortcut->gesture));

  for (gsize i = 0; shortcut->accels[i] != NULL; i++) {
    g_autofree char *label = NULL;
    GdkModifierType modifiers;
    guint key;

    if (gtk_accelerator_parse (shortcut->accels[i], &key, &modifiers)) {
      label = gtk_accelerator_get_label (key, modifiers);
      g_strv_builder_add (keys, label);
    }
  }

  return g_strv_builder_end (keys);
}

void
psr_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
  }
}
