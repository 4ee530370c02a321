/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-palette.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0           \
  }

static const PsrLook looks[] = {
  { "lagoon", N_ ("Lagoon"), RGB (0xf0c4a4), RGB (0x5b3d30), RGB (0x6f9dac), RGB (0x4b5d7d) },
  { "heather", N_ ("Heather"), RGB (0xd9a27c), RGB (0x33261f), RGB (0xa08bb0), RGB (0x565b74) },
  { "meadow", N_ ("Meadow"), RGB (0xa56f4b), RGB (0x2a1f1b), RGB (0x8aa878), RGB (0x51656a) },
  { "clay", N_ ("Clay"), RGB (0x70452f), RGB (0x1f1917), RGB (0xd08e6f), RGB (0x5f6485) },
  { "sand", N_ ("Sand"), RGB (0xf3cfb6), RGB (0xb48a55), RGB (0xc9b18a), RGB (0x6d7480) },
  { "silver", N_ ("Silver"), RGB (0xe8bb9c), RGB (0xb9b4ae), RGB (0x7d9a8c), RGB (0x4f5a6b) },
};

static const PsrColor white = { 1, 1, 1 };
static const PsrColor black = { 0, 0, 0 };

const PsrLook *
psr_looks_get_all (guint *n_looks)
{
  g_return_val_if_fail (n_looks != NULL, NULL);

  *n_looks = G_N_ELEMENTS (looks);
  return looks;
}

const PsrLook *
psr_looks_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].id, id) == 0)
      return &looks[i];

  return NULL;
}

const char *
psr_look_get_title (const PsrLook *look)
{
  g_return_val_if_fail (look != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, look->title);
}

PsrColor
psr_color_mix (PsrColor a, PsrColor b, double t)
{
  return (PsrColor){
    a.red + (b.red - a.red) * t,
    a.green + (b.green - a.green) * t,
    a.blue + (b.blue - a.blue) * t,
  };
}

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (PsrColor color)
{
  return 0.2126 * linearize (color.red) + 0.7152 * linearize (color.green) +
         0.0722 * linearize (color.blue);
}

double
psr_color_get_contrast (PsrColor a, PsrColor b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

PsrColor
psr_color_ensure_contrast (PsrColor color, PsrColor against, double ratio)
{
  PsrColor end = psr_color_get_contrast (white, against) > psr_color_get_contrast (black, against)
                   ? white
                   : black;
  PsrColor mixed = color;

  for (int step = 1; step <= 20 && psr_color_get_contrast (mixed, against) < ratio; step++)
    mixed = psr_color_mix (color, end, step / 20.0);

  return mixed;
}

static const PsrPalette light = {
  .background = RGB (0xfafafa),
  .foreground = RGB (0x3d3846),
  .warning = RGB (0xc01c28),
  .materials = {
    [PSR_MATERIAL_MAT] = RGB (0xc9d4c6),
    [PSR_MATERIAL_TOWEL] = RGB (0xf8e4b8),
    [PSR_MATERIAL_WOOD] = RGB (0xb79f80),
    [PSR_MATERIAL_STRAP] = RGB (0xd9a13b),
    [PSR_MATERIAL_BONE] = RGB (0xefe6d2),
    [PSR_MATERIAL_MUSCLE] = RGB (0xc8454a),
    [PSR_MATERIAL_MUSCLE_DEEP] = RGB (0x9c3145),
  },
  .shade = RGB (0x97869a),
};

static const PsrPalette dark = {
  .background = RGB (0x242428),
  .foreground = RGB (0xdeddda),
  .warning = RGB (0xff7b63),
  .materials = {
    [PSR_MATERIAL_MAT] = RGB (0x56645c),
    [PSR_MATERIAL_TOWEL] = RGB (0xe6d0a2),
    [PSR_MATERIAL_WOOD] = RGB (0x97815f),
    [PSR_MATERIAL_STRAP] = RGB (0xe0ac4c),
    [PSR_MATERIAL_BONE] = RGB (0xe6dcc6),
    [PSR_MATERIAL_MUSCLE] = RGB (0xdb5a5c),
    [PSR_MATERIAL_MUSCLE_DEEP] = RGB (0xb04458),
  },
  .shade = RGB (0x8a7c8e),
};

void
psr_palette_init (PsrPalette *palette, const PsrLook *look, PsrScheme scheme, PsrColor accent)
{
  gboolean on_dark = scheme == PSR_SCHEME_DARK || scheme == PSR_SCHEME_HIGH_CONTRAST_DARK;
  gboolean high = scheme >= PSR_SCHEME_HIGH_CONTRAST_LIGHT;
  double apart = high ? 7.0 : 4.5;

  g_return_if_fail (palette != NULL);
  g_return_if_fail (look != NULL);

  *palette = on_dark ? dark : light;
  palette->materials[PSR_MATERIAL_SKIN] = look->skin;
  palette->materials[PSR_MATERIAL_SHIRT] = look->shirt;
  palette->materials[PSR_MATERIAL_TROUSERS] = look->trousers;
  palette->hair = look->hair;

  if (high) {
    palette->background = on_dark ? black : white;
    palette->foreground = on_dark ? white : black;
    palette->materials[PSR_MATERIAL_MAT] =
      psr_color_mix (palette->materials[PSR_MATERIAL_MAT], palette->foreground, 0.25);
  }
  /* Dark hair and dark clothes would sink into a dark background, pale ones into white. */
  palette->hair = psr_color_ensure_contrast (palette->hair, palette->background, 1.6);
  for (PsrMaterial material = PSR_MATERIAL_SKIN; material <= PSR_MATERIAL_TROUSERS; material++) {
    PsrColor *color = &palette->materials[material];

    *color =
      psr_color_ensure_contrast (*color, palette->background, high ? 3.0 : (on_dark ? 2.6 : 1.45));
  }
  palette->face =
    psr_color_mix (palette->materials[PSR_MATERIAL_SKIN], (PsrColor) RGB (0x3b1f16), 0.62);
  palette->accent = psr_color_ensure_contrast (accent, palette->background, apart);
  palette->warning = psr_color_ensure_contrast (palette->warning, palette->background, apart);
}
