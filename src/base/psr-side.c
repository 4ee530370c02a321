/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-side.h"

#include <string.h>

static const char *const words[] = { "left", "right" };

G_STATIC_ASSERT (G_N_ELEMENTS (words) == PSR_N_SIDES);

const char *
psr_side_to_string (PsrSide side)
{
  g_return_val_if_fail ((guint) side < PSR_N_SIDES, NULL);

  return words[side];
}

gboolean
psr_side_from_string (const char *word, PsrSide *side)
{
  for (int i = 0; i < PSR_N_SIDES; i++) {
    if (strcmp (words[i], word) == 0) {
      *side = (PsrSide) i;
      return TRUE;
    }
  }

  return FALSE;
}

PsrSide
psr_side_get_other (PsrSide side)
{
  g_return_val_if_fail ((guint) side < PSR_N_SIDES, side);

  return side == PSR_LEFT ? PSR_RIGHT : PSR_LEFT;
}
