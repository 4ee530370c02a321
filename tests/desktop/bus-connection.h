/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Returns: (transfer full): a connection of its own to the bus at @address, as another program
 *   would have; a failure ends the test. */
GDBusConnection *bus_connection_new (const char *address);
