/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mnemonics.h"

void
mnemonics_collect (GtkWidget *widget, GString *mnemonics)
{
  if (GTK_IS_LABEL (widget)) {
    guint keyval = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));

    if (keyval != GDK_KEY_VoidSymbol) {
      g_assert_null (strchr (mnemonics->str, (char) keyval));
      g_string_append_c (mnemonics, (char) keyval);
    }
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mnemonics_collect (child, mnemonics);
}
