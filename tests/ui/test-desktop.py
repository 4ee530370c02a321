#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program and the desktop around it: a media player's controls, and the session manager
that sends the machine to sleep.

usage: session test-desktop.py PROGRAM APPLICATION-ID
"""

import subprocess
import sys

import dbusmock
import tap
from desktop import FOLDER, wait_for
from gi.repository import Gio, GLib
from program import ApplicationTestCase


def playerctl(*words):
    return subprocess.run(["playerctl", *words], check=True, capture_output=True, text=True).stdout.strip()


class Controls(ApplicationTestCase):
    """playerctl, as the desktop's own controls, speaks MPRIS."""

    def setUp(self):
        super().setUp()
        self.application = self.start()

    def position(self):
        return float(playerctl("position"))

    def wait_for_status(self, status):
        wait_for(lambda: playerctl("status") == status, f"it is not {status}")

    def test_status_and_position(self):
        self.assertEqual(playerctl("status"), "Stopped")
        self.application.begin()
        self.wait_for_status("Playing")
        playerctl("play-pause")
        self.wait_for_status("Paused")
        place = self.position()
        self.assertEqual(self.position(), place)
        playerctl("position", "200")
        self.assertEqual(self.position(), 200)
        playerctl("position", "15-")
        self.assertEqual(self.position(), 185)
        playerctl("play")
        self.wait_for_status("Playing")
        wait_for(lambda: self.position() > 185, "it stands still")
        playerctl("pause")
        self.wait_for_status("Paused")
        self.assertEqual(self.application.quit(), (0, ""))

    def test_metadata(self):
        self.application.begin()
        self.wait_for_status("Playing")
        self.assertEqual(playerctl("metadata", "title"), "Constructive rest")
        self.assertEqual(playerctl("metadata", "mpris:length"), str(15 * 60 * 1000000))
        self.assertEqual(self.application.quit(), (0, ""))

    def test_next_and_previous(self):
        self.application.begin()
        playerctl("pause")
        self.wait_for_status("Paused")
        places = []
        for word in ("next", "next", "previous"):
            playerctl(word)
            places.append(self.position())
        self.assertGreater(places[0], 0)
        self.assertGreater(places[1], places[0])
        self.assertLess(places[2], places[1])
        self.assertEqual(self.application.quit(), (0, ""))

    def test_follow(self):
        follower = subprocess.Popen(["playerctl", "--follow", "status"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(follower.communicate)
        self.addCleanup(follower.kill)
        self.assertEqual(follower.stdout.readline(), "Stopped\n")
        self.application.begin()
        self.assertEqual(follower.stdout.readline(), "Playing\n")
        self.application.activate("toggle")
        self.assertEqual(follower.stdout.readline(), "Paused\n")
        self.application.activate("toggle")
        self.assertEqual(follower.stdout.readline(), "Playing\n")
        self.assertEqual(self.application.quit(), (0, ""))


class Awake(ApplicationTestCase):
    """A session manager is asked to keep the machine awake while something is heard, no longer."""

    NAME = "org.gnome.SessionManager"
    PATH = "/org/gnome/SessionManager"
    COOKIE = 42

    def setUp(self):
        super().setUp()
        log = FOLDER / "session-manager.log"
        self.log = open(log, "w+", encoding="utf-8")
        self.addCleanup(self.log.close)
        manager = subprocess.Popen([sys.executable, "-m", dbusmock.__name__, "--session", self.NAME,
                                    self.PATH, self.NAME], stdout=self.log)
        self.addCleanup(manager.wait)
        self.addCleanup(manager.kill)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        wait_for(self.is_there, "no session manager")
        for name, takes, gives, answer in (
                ("RegisterClient", "ss", "o", "ret = dbus.ObjectPath('/org/gnome/SessionManager/Client1')"),
                ("Inhibit", "susu", "u", f"ret = dbus.UInt32({self.COOKIE})"),
                ("Uninhibit", "u", "", "")):
            self.bus.call_sync(self.NAME, self.PATH, "org.freedesktop.DBus.Mock", "AddMethod",
                               GLib.Variant("(sssss)", (self.NAME, name, takes, gives, answer)), None,
                               Gio.DBusCallFlags.NONE, -1)

    def is_there(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                  "org.freedesktop.DBus", "NameHasOwner",
                                  GLib.Variant("(s)", (self.NAME,)), None, Gio.DBusCallFlags.NONE,
                                  -1).unpack()[0]

    def calls(self, name):
        self.log.seek(0)
        return [line for line in self.log if f" {name} " in line]

    def wait_for_calls(self, name, count):
        wait_for(lambda: len(self.calls(name)) == count, f"not {count} calls of {name}: {self.calls(name)}")

    def test_only_while_something_is_heard(self):
        application = self.start()
        self.assertEqual(self.calls("Inhibit"), [])
        application.begin()
        self.wait_for_calls("Inhibit", 1)
        self.assertIn("A session is under way", self.calls("Inhibit")[0])
        # 4: suspending; the screen may go dark, and nobody is told that the machine is in use.
        self.assertTrue(self.calls("Inhibit")[0].rstrip().endswith(" 4"))

        application.activate("toggle")
        self.wait_for_calls("Uninhibit", 1)
        self.assertTrue(self.calls("Uninhibit")[0].rstrip().endswith(f" {self.COOKIE}"))
        application.activate("toggle")
        self.wait_for_calls("Inhibit", 2)
        application.activate("end")
        self.wait_for_calls("Uninhibit", 2)
        self.assertEqual(application.quit(), (0, ""))


if __name__ == "__main__":
    tap.main()
