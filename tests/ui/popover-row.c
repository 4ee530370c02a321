/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "popover-row.h"

#include "ui/psr-popover-row.h"

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  gboolean painted = FALSE;
  gulong handler;
  GdkFrameClock *clock;

  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (widget);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

GtkWidget *
popover_row_open (GtkWidget *row)
{
  g_assert_true (PSR_IS_POPOVER_ROW (row));

  wait_for_frame (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_POPOVER (child)) {
      g_assert_true (gtk_widget_get_mapped (child));
      return child;
    }
  }
  g_assert_not_reached ();
}

void
popover_row_choose (GtkWidget *list, guint position)
{
  GMenuModel *menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (list));
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_cmpuint (position, <, g_menu_model_get_n_items (menu));
  g_assert_true (
    g_menu_model_get_item_attribute (menu, (int) position, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  target =
    g_menu_model_get_item_attribute_value (menu, (int) position, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_assert_true (gtk_widget_activate_action_variant (list, action, target));
  gtk_popover_popdown (GTK_POPOVER (list));
}
