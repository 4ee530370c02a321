/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the language of the interface as scripts write it: "nl" for
 *   "nl_NL.UTF-8", "en" for "C". */
char *psr_language_dup_interface (void);

G_END_DECLS
