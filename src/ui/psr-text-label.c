/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-text-label.h"

GtkWidget *
psr_text_label_new (const char *text, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "accessible-role",
                       role,
                       "label",
                       text,
                       "wrap",
                       TRUE,
                       "wrap-mode",
                       PANGO_WRAP_WORD_CHAR,
                       "xalign",
                       0.0,
                       "yalign",
                       0.0,
                       NULL);
}
