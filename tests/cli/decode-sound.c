/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"

#include <gst/gst.h>
#include <stdio.h>

/* usage: decode-sound FILE > SAMPLES
 *
 * What is heard of a sound file: 48 kHz, both sides, 16 bit. */
int
main (int argc, char **argv)
{
  g_autoptr (PsrTestSound) sound = NULL;

  g_assert_cmpint (argc, ==, 2);
  gst_init (NULL, NULL);

  sound = psr_test_decode (argv[1], NULL, NULL);
  for (gint64 i = 0; i < 2 * sound->n_samples; i++) {
    gint16 sample = GINT16_TO_LE (sound->data[i]);

    g_assert_cmpuint (fwrite (&sample, sizeof sample, 1, stdout), ==, 1);
  }

  return fflush (stdout) == 0 ? 0 : 1;
}
