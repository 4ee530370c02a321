/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrLight:
 * @PSR_LIGHT_BRIGHT: as the desktop has it
 * @PSR_LIGHT_FAINT: to be read in a dark room, by eyes that were closed
 * @PSR_LIGHT_DARK: black
 */
typedef enum {
  PSR_LIGHT_BRIGHT,
  PSR_LIGHT_FAINT,
  PSR_LIGHT_DARK,
} PsrLight;

/**
 * PsrDimmer:
 *
 * A window's whole content, which can go dark. It does so within some seconds, or at once when the
 * interface is to keep still. In the dark the child is not even mapped: whatever changes in it
 * draws no frame, and the pointer is not seen. Once it was dark it comes back in dark colours, also
 * in the light style, until it is bright: nobody is to wake to a white screen.
 *
 * Properties: `child`; `light` (#PsrLight, what it is on the way to).
 */
#define PSR_TYPE_DIMMER (psr_dimmer_get_type ())
G_DECLARE_FINAL_TYPE (PsrDimmer, psr_dimmer, PSR, DIMMER, GtkWidget)

GtkWidget *psr_dimmer_new (void);

void psr_dimmer_set_child (PsrDimmer *self, GtkWidget *child);

void psr_dimmer_set_light (PsrDimmer *self, PsrLight light);
PsrLight psr_dimmer_get_light (PsrDimmer *self);

#define PSR_TYPE_LIGHT (psr_light_get_type ())
GType psr_light_get_type (void);

G_END_DECLS
