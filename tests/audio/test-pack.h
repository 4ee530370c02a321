/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audio-test-util.h"

#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * PsrTestPack:
 *
 * A small script and a Dutch voice for it, in a folder of their own: three cues ("feet", "ribs",
 * "close") and two bells in one minute. Each clip begins with a spike that marks its onset.
 */
typedef struct {
  char *folder;
  PsrScript *script;
  PsrVoice *voice;
} PsrTestPack;

#define PSR_TEST_PACK_MINUTES 1

PsrTestPack *psr_test_pack_new (void);
void psr_test_pack_free (PsrTestPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrTestPack, psr_test_pack_free)

/* Returns: (transfer full): the path of a file in the folder of the pack. */
char *psr_test_pack_get_path (PsrTestPack *self, const char *name);

/* Returns: (transfer full): the samples of a clip. */
GBytes *psr_test_pack_make_clip (const char *cue_id);

PsrProgram *psr_test_pack_make_program (PsrTestPack *self, gboolean bell, gboolean bed);

/* Checks that the clips of all cues but @missing sound, to the sample, and nothing else does. */
void
psr_test_pack_assert_clips (PsrProgram *program, const PsrTestSound *sound, const char *missing);

/* Writes mono samples as they are. */
void psr_test_write_flac (const char *path, GBytes *pcm, int rate);

/* Writes bytes that are no sound. */
void psr_test_write_text (const char *path, const char *text);

/* Returns: how many files are in a folder, hidden ones too. */
int psr_test_count_files (const char *folder);

/* Returns: (transfer full): an empty folder; psr_test_remove_folder() empties and removes it. */
char *psr_test_make_folder (void);
void psr_test_remove_folder (const char *folder);

G_END_DECLS
