/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrFitBin:
 *
 * A widget that chooses what its child shows, and how large, by the room it has: anew when it gets
 * another size, when the font of the desktop changes and when it is asked to.
 */
#define PSR_TYPE_FIT_BIN (psr_fit_bin_get_type ())
G_DECLARE_DERIVABLE_TYPE (PsrFitBin, psr_fit_bin, PSR, FIT_BIN, AdwBin)

/**
 * PsrFitBinClass:
 * @fit: makes the child fit into @width and @height, in logical pixels. It is called while nothing
 *   is being laid out, so that it may change anything.
 */
struct _PsrFitBinClass {
  AdwBinClass parent_class;

  void (*fit) (PsrFitBin *self, int width, int height);
};

/* Has it fit once more, before the next frame; at once is never needed. Nothing before it has a
 * size, for then it fits anyway. */
void psr_fit_bin_fit_later (PsrFitBin *self);

G_END_DECLS
