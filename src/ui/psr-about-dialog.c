/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-about-dialog.h"

#include <glib/gi18n.h>

static void
add_sources (GtkAboutDialog *dialog)
{
  const char *const rest[] = {
    "Mabel Elsworth Todd, The Thinking Body (1937)",
    "Lulu E. Sweigard, Human Movement Potential (1974)",
    "Liz Koch, The Psoas Book (1981)",
    NULL,
  };
  const char *const check[] = {
    "Andrew D. Vigotsky et al., PeerJ 4:e2325 (2016) https://doi.org/10.7717/peerj.2325",
    NULL,
  };
  const char *const sound[] = {
    "eSpeak NG https://github.com/espeak-ng/espeak-ng",
    "GStreamer https://gstreamer.freedesktop.org",
    NULL,
  };

  gtk_about_dialog_add_credit_section (dialog, _ ("Constructive rest"), (const char **) rest);
  gtk_about_dialog_add_credit_section (dialog, _ ("The stiffness check"), (const char **) check);
  gtk_about_dialog_add_credit_section (dialog, _ ("Voices and sound"), (const char **) sound);
}

GtkWindow *
psr_about_dialog_new (GtkWindow *parent)
{
  const char *const authors[] = { "The Psoas Rest authors", NULL };
  GtkAboutDialog *dialog;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  dialog = g_object_new (GTK_TYPE_ABOUT_DIALOG,
                         "application",
                         gtk_window_get_application (parent),
                         "transient-for",
                         parent,
                         "modal",
                         TRUE,
                         "destroy-with-parent",
                         TRUE,
                         "program-name",
                         _ ("Psoas Rest"),
                         "logo-icon-name",
                         PSR_APPLICATION_ID,
                         "version",
                         PSR_VERSION,
                         "comments",
                         _ ("General information, not medical advice. Stop when it hurts."),
                         "website",
                         "https://example.org/psoas-rest",
                         "copyright",
                         "© 2026 The Psoas Rest authors",
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "authors",
                         authors,
                         /* TRANSLATORS: your names, one a line, as the about window shows them. */
                         "translator-credits",
                         _ ("translator-credits"),
                         NULL);
  add_sources (dialog);

  return GTK_WINDOW (dialog);
}
