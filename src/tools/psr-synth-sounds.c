/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-bed.h"
#include "tools/psr-bell.h"
#include "tools/psr-flac.h"
#include "tools/psr-tone.h"

#include <gst/gst.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* psr-synth-sounds: writes one of the bells, beds and tones of src/session/psr-sounds.c. A
 * build-time tool. */

#define BELL "bell-"
#define BED  "bed-"
#define TONE "tone-"

static PsrPcm *
synthesise (const char *name)
{
  if (g_str_has_prefix (name, BELL))
    return psr_bell_synthesise (name + strlen (BELL));
  if (g_str_has_prefix (name, BED))
    return psr_bed_synthesise (name + strlen (BED));
  if (g_str_has_prefix (name, TONE))
    return psr_tone_synthesise (name + strlen (TONE));
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (PsrPcm) pcm = NULL;
  g_autoptr (GArray) samples = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  gst_init (&argc, &argv);

  if (argc != 3) {
    g_printerr ("psr-synth-sounds: a sound (bell-ID, bed-ID or tone-ID) and a file are needed\n");
    return EXIT_FAILURE;
  }

  if ((pcm = synthesise (argv[1])) == NULL) {
    g_printerr ("psr-synth-sounds: there is no sound “%s”\n", argv[1]);
    return EXIT_FAILURE;
  }

  samples = psr_pcm_quantise (pcm);
  if (!psr_flac_write (argv[2], samples, &error)) {
    g_printerr ("psr-synth-sounds: %s\n", error->message);
    return EXIT_FAILURE;
  }

  return EXIT_SUCCESS;
}
