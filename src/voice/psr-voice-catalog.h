/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "voice/psr-voice.h"

G_BEGIN_DECLS

#define PSR_TYPE_VOICE_CATALOG (psr_voice_catalog_get_type ())
G_DECLARE_FINAL_TYPE (PsrVoiceCatalog, psr_voice_catalog, PSR, VOICE_CATALOG, GObject)

/**
 * PsrVoiceCatalog:
 *
 * The installed voices, a #GListModel of #PsrVoice sorted by language, then id. The first of
 * several folders wins where two packs share an id.
 */

/* @folders: (array zero-terminated=1): paths, each holding one folder a voice; missing ones are
 * passed over. */
PsrVoiceCatalog *psr_voice_catalog_new (const char *const *folders);

/* Returns: (transfer none) (element-type GError): what was wrong with packs that were left out. */
GPtrArray *psr_voice_catalog_get_problems (PsrVoiceCatalog *self);

/* Returns: (transfer none): the voice, or %NULL with %PSR_VOICE_ERROR_NOT_FOUND (the message
 *   names those that are there, or says that there are none). */
PsrVoice *psr_voice_catalog_find (PsrVoiceCatalog *self, const char *id, GError **error);

/* The same by what it speaks: the voice of that name if there is one, otherwise the first. */
PsrVoice *
psr_voice_catalog_find_language (PsrVoiceCatalog *self, const char *language, GError **error);

G_END_DECLS
