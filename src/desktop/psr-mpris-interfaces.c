/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris-interfaces.h"

#define CHANGED_SIGNAL "org.freedesktop.DBus.Property.EmitsChangedSignal"

/* The wording of MPRIS 2.2, without the optional full screen, track list and playlists. */
static const char interfaces_xml[] =
  "<node>"
  "  <interface name='" PSR_MPRIS_ROOT "'>"
  "    <method name='Raise'/>"
  "    <method name='Quit'/>"
  "    <property name='CanQuit' type='b' access='read'/>"
  "    <property name='CanRaise' type='b' access='read'/>"
  "    <property name='HasTrackList' type='b' access='read'/>"
  "    <property name='Identity' type='s' access='read'/>"
  "    <property name='DesktopEntry' type='s' access='read'/>"
  "    <property name='SupportedUriSchemes' type='as' access='read'/>"
  "    <property name='SupportedMimeTypes' type='as' access='read'/>"
  "  </interface>"
  "  <interface name='" PSR_MPRIS_PLAYER "'>"
  "    <method name='Next'/>"
  "    <method name='Previous'/>"
  "    <method name='Pause'/>"
  "    <method name='PlayPause'/>"
  "    <method name='Stop'/>"
  "    <method name='Play'/>"
  "    <method name='Seek'>"
  "      <arg direction='in' type='x' name='Offset'/>"
  "    </method>"
  "    <method name='SetPosition'>"
  "      <arg direction='in' type='o' name='TrackId'/>"
  "      <arg direction='in' type='x' name='Position'/>"
  "    </method>"
  "    <method name='OpenUri'>"
  "      <arg direction='in' type='s' name='Uri'/>"
  "    </method>"
  "    <signal name='Seeked'>"
  "      <arg type='x' name='Position'/>"
  "    </signal>"
  "    <property name='PlaybackStatus' type='s' access='read'/>"
  "    <property name='LoopStatus' type='s' access='readwrite'/>"
  "    <property name='Rate' type='d' access='readwrite'/>"
  "    <property name='Shuffle' type='b' access='readwrite'/>"
  "    <property name='Metadata' type='a{sv}' access='read'/>"
  "    <property name='Volume' type='d' access='readwrite'/>"
  "    <property name='Position' type='x' access='read'>"
  "      <annotation name='" CHANGED_SIGNAL "' value='false'/>"
  "    </property>"
  "    <property name='MinimumRate' type='d' access='read'/>"
  "    <property name='MaximumRate' type='d' access='read'/>"
  "    <property name='CanGoNext' type='b' access='read'/>"
  "    <property name='CanGoPrevious' type='b' access='read'/>"
  "    <property name='CanPlay' type='b' access='read'/>"
  "    <property name='CanPause' type='b' access='read'/>"
  "    <property name='CanSeek' type='b' access='read'/>"
  "    <property name='CanControl' type='b' access='read'>"
  "      <annotation name='" CHANGED_SIGNAL "' value='false'/>"
  "    </property>"
  "  </interface>"
  "</node>";

GDBusNodeInfo *
psr_mpris_interfaces_new (void)
{
  return g_dbus_node_info_new_for_xml (interfaces_xml, NULL);
}
