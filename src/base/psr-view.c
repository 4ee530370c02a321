/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-view.h"

#include <string.h>

static const char *const words[] = { "side", "above", "front", "three-quarter" };

G_STATIC_ASSERT (G_N_ELEMENTS (words) == PSR_N_VIEWS);

const char *
psr_view_to_string (PsrView view)
{
  g_return_val_if_fail ((guint) view < PSR_N_VIEWS, NULL);

  return words[view];
}

gboolean
psr_view_from_string (const char *word, PsrView *view)
{
  for (int i = 0; i < PSR_N_VIEWS; i++) {
    if (strcmp (words[i], word) == 0) {
      *view = (PsrView) i;
      return TRUE;
    }
  }

  return FALSE;
}
