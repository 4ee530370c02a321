/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "base/psr-clock.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

#define PSR_TYPE_GST_PLAYER (psr_gst_player_get_type ())
G_DECLARE_FINAL_TYPE (PsrGstPlayer, psr_gst_player, PSR, GST_PLAYER, GObject)

/**
 * PsrGstPlayer:
 *
 * The #PsrPlayer that is heard: `PsrSessionSrc ! audioconvert ! audioresample ! autoaudiosink`.
 * Main thread only; the streaming thread touches nothing but the source.
 */

/* @application_id, @application_name: how the stream is called in the system's sound settings.
 * @sink: (nullable) (transfer floating): another sink, for tests. */
PsrPlayer *psr_gst_player_new (const char *application_id,
                               const char *application_name,
                               PsrClock *clock,
                               GstElement *sink);

G_END_DECLS
