/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-session-actions.h"

#include "base/psr-units.h"

static void
toggle_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_toggle (PSR_SESSION (data));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_next (PSR_SESSION (data));
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_previous (PSR_SESSION (data));
}

static void
repeat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_repeat (PSR_SESSION (data));
}

static void
seek_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_seek_by (PSR_SESSION (data),
                       PSR_SECONDS_TO_SAMPLES (g_variant_get_int32 (parameter)));
}

static void
end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_end (PSR_SESSION (data));
}

static void
undo_end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_undo_end (PSR_SESSION (data));
}

static void
finish_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_session_finish (PSR_SESSION (data));
}

static const GActionEntry actions[] = {
  { "toggle", toggle_cb, NULL, NULL, NULL },     { "next", next_cb, NULL, NULL, NULL },
  { "previous", previous_cb, NULL, NULL, NULL }, { "repeat", repeat_cb, NULL, NULL, NULL },
  { "seek", seek_cb, "i", NULL, NULL },          { "end", end_cb, NULL, NULL, NULL },
  { "undo-end", undo_end_cb, NULL, NULL, NULL }, { "finish", finish_cb, NULL, NULL, NULL },
};

void
psr_session_actions_add (GActionMap *map, PsrSession *session)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (PSR_IS_SESSION (session));

  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), session);
}

static void
tension_before_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_tension_tell (PSR_TENSION (data), PSR_TENSION_BEFORE, g_variant_get_int32 (parameter));
}

static void
tension_after_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_tension_tell (PSR_TENSION (data), PSR_TENSION_AFTER, g_variant_get_int32 (parameter));
}

static const GActionEntry tension_actions[PSR_N_TENSION_MOMENTS] = {
  [PSR_TENSION_BEFORE] = { "tension-before", tension_before_cb, "i", NULL, NULL },
  [PSR_TENSION_AFTER] = { "tension-after", tension_after_cb, "i", NULL, NULL },
};

static void
update_tension (GActionMap *map, PsrTension *tension)
{
  for (int moment = 0; moment < PSR_N_TENSION_MOMENTS; moment++) {
    GAction *action = g_action_map_lookup_action (map, tension_actions[moment].name);

    g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                 psr_tension_is_asked (tension, (PsrTensionMoment) moment));
  }
}

void
psr_session_actions_add_tension (GActionMap *map, PsrTension *tension)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (PSR_IS_TENSION (tension));

  g_action_map_add_action_entries (map, tension_actions, G_N_ELEMENTS (tension_actions), tension);
  g_signal_connect_object (tension, "changed", G_CALLBACK (update_tension), map, G_CONNECT_SWAPPED);
  update_tension (map, tension);
}
