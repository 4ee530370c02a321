/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"

G_BEGIN_DECLS

/* sRGB, each from 0 to 1. */
typedef struct {
  double red, green, blue;
} PsrColor;

/* Against what the figure is drawn. */
typedef enum {
  PSR_SCHEME_LIGHT,
  PSR_SCHEME_DARK,
  PSR_SCHEME_HIGH_CONTRAST_LIGHT,
  PSR_SCHEME_HIGH_CONTRAST_DARK,
} PsrScheme;
#define PSR_N_SCHEMES 4

/**
 * PsrLook:
 * @id: what settings and the command line call it
 * @title: untranslated; psr_look_get_title() translates
 *
 * Skin, hair and clothes that a person can choose.
 */
typedef struct {
  const char *id;
  const char *title;
  PsrColor skin;
  PsrColor hair;
  PsrColor shirt;
  PsrColor trousers;
} PsrLook;

/* Returns: (transfer none): all looks, the default first. */
const PsrLook *psr_looks_get_all (guint *n_looks);

/* Returns: (nullable) (transfer none): the look of that name. */
const PsrLook *psr_looks_find (const char *id);

const char *psr_look_get_title (const PsrLook *look);

/**
 * PsrPalette:
 * @background: what lies behind the picture; painted only when asked for
 * @foreground: text and measures
 * @accent: rings, arrows and whatever the words speak of; at least 4.5:1 against @background, 7:1
 *   in high contrast, because text has it too
 * @warning: what is to be left alone, struck through; as plain as @accent
 * @hair, @face: hair, and the lines of the face
 * @materials: of the parts
 * @shade: what colours are multiplied with in the shade
 *
 * All colours of one picture.
 */
typedef struct {
  PsrColor background;
  PsrColor foreground;
  PsrColor accent;
  PsrColor warning;
  PsrColor hair;
  PsrColor face;
  PsrColor materials[PSR_N_MATERIALS];
  PsrColor shade;
} PsrPalette;

/* @accent: the colour that the desktop uses to point at things; lightened or darkened until it
 *   stands out. */
void psr_palette_init (PsrPalette *palette, const PsrLook *look, PsrScheme scheme, PsrColor accent);

PsrColor psr_color_mix (PsrColor a, PsrColor b, double t);

/* Returns: the contrast ratio of WCAG 2, from 1 to 21. */
double psr_color_get_contrast (PsrColor a, PsrColor b);

/* Returns: @color, made lighter or darker until its contrast with @against is @ratio or as near as
 *   there is. */
PsrColor psr_color_ensure_contrast (PsrColor color, PsrColor against, double ratio);

G_END_DECLS
