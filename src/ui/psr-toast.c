/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-toast.h"

#include "ui/psr-label.h"

/* To notice it, and to read on slowly. */
#define NOTICE_SECONDS   4
#define CHARS_PER_SECOND 12

/* What a toast has beside its words: margins and the button that closes it. */
#define FRAME_WIDTH 130

#define MIN_COLUMNS 8
#define MAX_COLUMNS 60

/* How many letters of the interface's text stand beside each other in a toast. */
static int
count_columns (AdwToastOverlay *overlay)
{
  double letter = psr_label_measure_line (GTK_WIDGET (overlay)) / 2;
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));

  /* Before the window is seen: as it will be. */
  if (width == 0)
    g_object_get (gtk_widget_get_root (GTK_WIDGET (overlay)), "default-width", &width, NULL);

  return CLAMP ((int) ((width - FRAME_WIDTH) / letter), MIN_COLUMNS, MAX_COLUMNS);
}

void
psr_toast_show (AdwToastOverlay *overlay, const char *message)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (message != NULL);

  /* The title of a toast is cut where there is no room, and a remedy stands at the end. A label
   * that wraps is as high as its natural width makes it, whatever it gets: it must be told. */
  label = g_object_new (GTK_TYPE_LABEL,
                        "label",
                        message,
                        "wrap",
                        TRUE,
                        "wrap-mode",
                        PANGO_WRAP_WORD_CHAR,
                        "max-width-chars",
                        count_columns (overlay),
                        "xalign",
                        0.0,
                        NULL);
  gtk_widget_add_css_class (label, "heading");
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast,
                         NOTICE_SECONDS + (guint) g_utf8_strlen (message, -1) / CHARS_PER_SECOND);
  adw_toast_overlay_add_toast (overlay, toast);
}
