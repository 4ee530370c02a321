/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "base/psr-clock.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

#define PSR_TYPE_SPEAKER (psr_speaker_get_type ())
G_DECLARE_FINAL_TYPE (PsrSpeaker, psr_speaker, PSR, SPEAKER, GObject)

/**
 * PsrSpeaker:
 *
 * Says a few snippets beside whatever else is heard: decodes them in a worker, plays them through
 * an output of its own, and lets go of the device when the last one has been heard. Main thread
 * only.
 *
 * Signal: `said` (gboolean heard): see #PsrPlayer.
 */

/* @sink: (transfer floating). Returns: (transfer full) (nullable): %NULL when a plugin that
 *   GStreamer should come with is not installed. */
PsrSpeaker *psr_speaker_new (GstElement *sink, PsrClock *clock);

/* See psr_player_say() and psr_player_hush(). */
void psr_speaker_say (PsrSpeaker *self, const PsrSnippet *snippets, guint n_snippets);
void psr_speaker_hush (PsrSpeaker *self);

void psr_speaker_set_volume (PsrSpeaker *self, PsrLane lane, double volume);

G_END_DECLS
