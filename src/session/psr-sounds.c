/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-sounds.h"

#include <glib/gi18n.h>
#include <string.h>

static const PsrSound bells[] = {
  { "bowl", N_ ("Singing bowl") },
  { "chime", N_ ("Small chime") },
};

static const PsrSound beds[] = {
  { "brown", N_ ("Soft brown noise") },
  { "waves", N_ ("Slow waves") },
  { "rain", N_ ("Quiet rain") },
};

static const char *const tones[] = { "pause", "resume", "move", "notice", NULL };

const PsrSound *
psr_sounds_get_bells (guint *n_bells)
{
  *n_bells = G_N_ELEMENTS (bells);
  return bells;
}

const PsrSound *
psr_sounds_get_beds (guint *n_beds)
{
  *n_beds = G_N_ELEMENTS (beds);
  return beds;
}

const char *const *
psr_sounds_get_tones (void)
{
  return tones;
}

const char *
psr_sound_get_title (const PsrSound *sound)
{
  return _ (sound->title);
}

static char *
make_name (const char *kind, const char *id)
{
  return g_strdup_printf ("%s-%s.flac", kind, id);
}

static GFile *
get_file (const char *data_folder, const char *kind, const char *id)
{
  g_autofree char *name = make_name (kind, id);

  return g_file_new_build_filename (data_folder, "sounds", name, NULL);
}

static gboolean
has (const PsrSound *sounds, gsize n_sounds, const char *id)
{
  for (gsize i = 0; i < n_sounds; i++) {
    if (strcmp (sounds[i].id, id) == 0)
      return TRUE;
  }

  return FALSE;
}

GFile *
psr_sounds_dup_bell_file (const char *data_folder, const char *id)
{
  return has (bells, G_N_ELEMENTS (bells), id) ? get_file (data_folder, "bell", id) : NULL;
}

GFile *
psr_sounds_dup_bed_file (const char *data_folder, const char *id)
{
  return has (beds, G_N_ELEMENTS (beds), id) ? get_file (data_folder, "bed", id) : NULL;
}

GFile *
psr_sounds_dup_tone_file (const char *data_folder, const char *id)
{
  return g_strv_contains (tones, id) ? get_file (data_folder, "tone", id) : NULL;
}

static const char *
find_id (const PsrSound *sounds, gsize n_sounds, const char *kind, GFile *file)
{
  g_autofree char *basename = file != NULL ? g_file_get_basename (file) : NULL;

  for (gsize i = 0; basename != NULL && i < n_sounds; i++) {
    g_autofree char *name = make_name (kind, sounds[i].id);

    if (strcmp (name, basename) == 0)
      return sounds[i].id;
  }

  return "off";
}

const char *
psr_sounds_find_bell_id (GFile *file)
{
  return find_id (bells, G_N_ELEMENTS (bells), "bell", file);
}

const char *
psr_sounds_find_bed_id (GFile *file)
{
  return find_id (beds, G_N_ELEMENTS (beds), "bed", file);
}
