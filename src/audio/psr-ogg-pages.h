/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Gives all pages that leave @pad, of a muxer with one stream, the same serial number in every
 * run. GStreamer draws it at random, and two files of one session would never be the same. */
void psr_ogg_pages_fix_serial (GstPad *pad);

G_END_DECLS
