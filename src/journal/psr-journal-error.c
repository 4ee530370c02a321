/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-error.h"

G_DEFINE_QUARK (psr_journal_error_quark, psr_journal_error)
