/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool-test-util.h"
#include "tools/psr-loudness.h"

#include <string.h>

static const struct {
  const char *name;
  double (*measure) (const PsrPcm *side);
} measures[] = {
  { "integrated", psr_loudness_get_integrated },
  { "loudest", psr_loudness_get_loudest },
  { "true-peak", psr_loudness_get_true_peak },
  { "click", psr_test_find_click },
};

/* Finds the samples of a WAV file behind whatever comes before them. */
static const guint8 *
find_samples (GMappedFile *file, gsize *n_bytes)
{
  const guint8 *data = (const guint8 *) g_mapped_file_get_contents (file);
  gsize at = 12;

  while (memcmp (data + at, "data", 4) != 0) {
    guint32 size = data[at + 4] | data[at + 5] << 8 | data[at + 6] << 16;

    at += 8 + size + size % 2;
    g_assert_cmpuint (at + 8, <, g_mapped_file_get_length (file));
  }

  *n_bytes = g_mapped_file_get_length (file) - at - 8;
  return data + at + 8;
}

/* Returns: (transfer full): what comes out of one loudspeaker. */
static PsrPcm *
read_side (GMappedFile *file, int side, gsize n_samples)
{
  gsize n_bytes;
  const guint8 *data = find_samples (file, &n_bytes);
  PsrPcm *pcm = psr_pcm_new (n_samples);

  g_assert_cmpuint (4 * n_samples, <=, n_bytes);
  for (gsize i = 0; i < n_samples; i++) {
    const guint8 *sample = data + 4 * i + 2 * side;

    pcm->samples[i] = (gint16) (sample[0] | sample[1] << 8) / 32768.0;
  }

  return pcm;
}

static void
print_measure (const PsrPcm *side, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++) {
    if (g_str_equal (measures[i].name, name)) {
      g_print ("%s %.3f\n", name, measures[i].measure (side));
      return;
    }
  }

  g_assert_not_reached ();
}

/* usage: measure-sound WAV SIDE SAMPLES MEASURE...
 *
 * Measures so many samples of one side (0 left, 1 right): the loudness and the true peak as ITU-R
 * BS.1770 defines them for one loudspeaker, and how much the sharpest click stands out. */
int
main (int argc, char **argv)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPcm) side = NULL;

  g_assert_cmpint (argc, >, 4);
  file = g_mapped_file_new (argv[1], FALSE, &error);
  g_assert_no_error (error);

  side = read_side (file, atoi (argv[2]), (gsize) g_ascii_strtoull (argv[3], NULL, 10));
  for (int i = 4; i < argc; i++)
    print_measure (side, argv[i]);

  return 0;
}
