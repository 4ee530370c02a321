/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lead-part.h"

#include "ui/pages/session/psr-lead-controls.h"
#include "ui/pages/session/psr-lead-stage.h"
#include "ui/pages/session/psr-lead-view.h"

gpointer
lead_part_find (GtkWidget *lead, const char *name)
{
  gpointer stage = gtk_widget_get_template_child (lead, PSR_TYPE_LEAD_VIEW, "stage");
  gpointer controls = gtk_widget_get_template_child (lead, PSR_TYPE_LEAD_VIEW, "controls");
  GObject *part = gtk_widget_get_template_child (lead, PSR_TYPE_LEAD_VIEW, name);

  if (part == NULL)
    part = gtk_widget_get_template_child (stage, PSR_TYPE_LEAD_STAGE, name);
  if (part == NULL)
    part = gtk_widget_get_template_child (controls, PSR_TYPE_LEAD_CONTROLS, name);

  return part;
}
