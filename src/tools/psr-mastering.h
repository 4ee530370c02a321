/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/**
 * psr_mastering_finish_speech:
 * @speech: (transfer full): as the synthesiser made it
 * @loudness: wanted, in LUFS
 *
 * Makes a clip of computer speech: silence cut off, softened, put into a small room, brought to
 * its loudness with a true peak of at most %PSR_MASTERING_TRUE_PEAK, faded at both ends. Its first
 * and last samples are not zero, so that where it begins in an export can be seen to the sample.
 *
 * Returns: (transfer full) (element-type gint16): or %NULL when there is nothing to be heard
 */
GArray *psr_mastering_finish_speech (PsrPcm *speech, double loudness, GError **error);

/* dBTP */
#define PSR_MASTERING_TRUE_PEAK (-3.0)

G_END_DECLS
