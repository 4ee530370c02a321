/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/base/gstbasesrc.h>

#include "audio/psr-mix-plan.h"

G_BEGIN_DECLS

/**
 * PsrSessionSrc:
 *
 * The element that mixes a #PsrMixPlan: audio/x-raw, S16LE, 48 kHz, stereo, interleaved. Not
 * live, seekable in time, timestamps counted in samples. What it makes depends on the place in
 * the session alone: any cut into buffers and any seek give the same samples.
 *
 * Properties (thread-safe, also while playing):
 * - `samples-per-buffer` (int, 2400)
 * - `voice`, `bells`, `bed` (double 0 to 1, 1): gain of each lane, ramped over 30 ms
 * - `transport` (double 0 to 1, 1): gain of everything, ramped over 80 ms; the player fades with
 *   it around pause, resume and seek. After a seek it ramps up from 0.
 * - `counter` (boolean, FALSE): instead of the mix the number of each sample, low half left, high
 *   half right: a test signal in which every lost or repeated sample shows
 */
#define PSR_TYPE_SESSION_SRC (psr_session_src_get_type ())
G_DECLARE_FINAL_TYPE (PsrSessionSrc, psr_session_src, PSR, SESSION_SRC, GstBaseSrc)

/* Returns: (transfer floating) */
GstElement *psr_session_src_new (void);

/* Takes a reference. Effective from the next buffer. */
void psr_session_src_set_plan (PsrSessionSrc *self, PsrMixPlan *plan);

/* Takes everything to @gain, 0 to 1, within @ms of what is made from now on. */
void psr_session_src_fade (PsrSessionSrc *self, double gain, int ms);

G_END_DECLS
