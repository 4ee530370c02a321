/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The id of the session that is led, or reminded of, when none was named; it is always installed.
 */
#define PSR_DEFAULT_SESSION "constructive-rest"
