/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-heard.h"

void
psr_heard_init (PsrHeard *self, gint64 first)
{
  *self = (PsrHeard){ .first = first };
}

void
psr_heard_start (PsrHeard *self, gint64 position)
{
  self->from = MAX (position, self->first);
  self->counting = TRUE;
}

void
psr_heard_note (PsrHeard *self, gint64 position)
{
  if (!self->counting || position <= self->from)
    return;

  self->samples += position - self->from;
  self->from = position;
}

void
psr_heard_stop (PsrHeard *self)
{
  self->counting = FALSE;
}
