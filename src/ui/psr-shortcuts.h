/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PSR_SHORTCUT_GROUP_GENERAL,
  PSR_SHORTCUT_GROUP_SESSION,
} PsrShortcutGroup;
#define PSR_N_SHORTCUT_GROUPS   2

#define PSR_SHORTCUT_MAX_ACCELS 4

/**
 * PsrShortcut:
 * @group: under which heading people find it
 * @title: what it does; untranslated, as @gesture
 * @action: (nullable): the action that its accelerators activate; %NULL where the toolkit or the
 *   session page sees to the keys
 * @accels: as gtk_accelerator_parse() reads them, the one that is told first
 * @gesture: (nullable): told instead of accelerators
 *
 * Everything that a key does in this program and that is not the same in every program: the
 * keyboard shortcuts window shows this table, and accelerators are made from it.
 */
typedef struct {
  PsrShortcutGroup group;
  const char *title;
  const char *action;
  const char *accels[PSR_SHORTCUT_MAX_ACCELS + 1];
  const char *gesture;
} PsrShortcut;

/* Returns: (transfer none): all of them, by group. */
const PsrShortcut *psr_shortcuts_get_all (guint *n_shortcuts);

const char *psr_shortcut_get_title (const PsrShortcut *shortcut);

/* Returns: (transfer full): the names of the keys that do it, for instance "Ctrl+Q". */
char **psr_shortcut_dup_keys (const PsrShortcut *shortcut);

/* Makes the accelerators those of @application. */
void psr_shortcuts_install (GtkApplication *application);

G_END_DECLS
