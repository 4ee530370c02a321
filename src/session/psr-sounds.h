/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsrSound:
 * @id: what files and the command line call it
 * @title: untranslated; psr_sound_get_title() translates
 *
 * A bell or a bed that comes with the program, made at build time by src/tools and stored as
 * `sounds/bell-ID.flac` and `sounds/bed-ID.flac` below the data folder: mono, 48 kHz, 16 bit. A
 * bed is a loop: its last sample is followed by its first.
 */
typedef struct {
  const char *id;
  const char *title;
} PsrSound;

/* Returns: (transfer none): the shipped ones, the default first. */
const PsrSound *psr_sounds_get_bells (guint *n_bells);
const PsrSound *psr_sounds_get_beds (guint *n_beds);

/* The tones that tell, without a word, what a key did: "pause" falls, "resume" rises, "move" is one
 * note, "notice" the same note twice. Softer than the voice; `sounds/tone-ID.flac`. Returns:
 * (transfer none) (array zero-terminated=1): their ids. */
const char *const *psr_sounds_get_tones (void);

const char *psr_sound_get_title (const PsrSound *sound);

/* Returns: (transfer full) (nullable): the file of a sound, or %NULL for an unknown id. */
GFile *psr_sounds_dup_bell_file (const char *data_folder, const char *id);
GFile *psr_sounds_dup_bed_file (const char *data_folder, const char *id);
GFile *psr_sounds_dup_tone_file (const char *data_folder, const char *id);

/* The other way round. Returns: (transfer none): the id, or "off" for %NULL and for a file that is
 *   none of them. */
const char *psr_sounds_find_bell_id (GFile *file);
const char *psr_sounds_find_bed_id (GFile *file);

G_END_DECLS
