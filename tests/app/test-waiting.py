#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without a window: what it costs, when it is there, who takes over from whom.

usage: session test-waiting.py PROGRAM APPLICATION-ID BARE-APPLICATION
"""

import pathlib
import subprocess
import sys
import time

import tap
from gi.repository import Gio
from reminders import AUTOSTART, RemindersTestCase, wait_for

BARE = sys.argv[3]

# More than a bare GApplication, in KiB.
MOST_MORE = 10 * 1024

# What has to be seen asleep, in seconds.
NAP = 5


def read_status(process, name):
    for line in pathlib.Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise KeyError(name)


def count_switches(process):
    return sum(int(line.split()[1]) for task in pathlib.Path(f"/proc/{process}/task").iterdir()
               for line in (task / "status").read_text("utf-8").splitlines()
               if line.startswith("voluntary_ctxt_switches:"))


class Cost(RemindersTestCase):
    def far(self):
        """A reminder that is not due while it is looked at."""
        hour = (time.localtime().tm_hour + 12) % 24
        self.remind(hour, 0)

    def test_needs_no_display(self):
        self.far()
        self.env = {key: value for key, value in self.env.items() if key != "DISPLAY"}
        self.start_background()
        maps = pathlib.Path(f"/proc/{self.owner()}/maps").read_text("utf-8")
        for library in ("libgtk", "libadwaita", "libgst", "libX11", "libwayland"):
            self.assertNotIn(library, maps)

    def test_is_small(self):
        self.far()
        bare = subprocess.Popen([BARE])
        self.addCleanup(bare.wait)
        self.addCleanup(bare.kill)
        background = self.start_background()
        wait_for(lambda: AUTOSTART.exists(), "it has not settled")
        time.sleep(0.5)
        more = read_status(background.pid, "VmRSS") - read_status(bare.pid, "VmRSS")
        self.assertLess(more, MOST_MORE)

    def test_sleeps(self):
        """A wake-up a minute at most."""
        self.far()
        background = self.start_background()
        time.sleep(1)
        before = count_switches(background.pid)
        time.sleep(NAP)
        self.assertLessEqual(count_switches(background.pid) - before, 1 + NAP // 60)


class Presence(RemindersTestCase):
    def test_without_a_reminder_it_ends(self):
        for enabled in (None, False):
            if enabled is not None:
                self.remind(21, 30, enabled=enabled)
            self.assertEqual(self.start("--background").wait(timeout=30), 0)
            self.assertFalse(AUTOSTART.exists())

    def test_the_last_one_switched_off_ends_it(self):
        self.remind(21, 30)
        background = self.start_background()
        wait_for(AUTOSTART.exists, "the desktop is not told")
        self.remind(21, 30, enabled=False)
        self.assertEqual(background.wait(timeout=30), 0)
        self.assertFalse(AUTOSTART.exists())
        self.assertEqual(self.processes(), [])

    def test_a_second_one_goes(self):
        self.remind(21, 30)
        background = self.start_background()
        self.assertEqual(self.start("--background").wait(timeout=30), 0)
        self.assertEqual(self.owner(), background.pid)

    def test_activating_it_opens_the_window(self):
        self.remind(21, 30)
        background = self.start_background()
        self.assertEqual(self.start().pid, wait_for(
            lambda: self.owner() if self.owner() != background.pid else None, "nobody takes over"))
        self.wait_for_window()
        self.assertEqual(background.wait(timeout=30), 0)

    def test_a_window_without_a_display_leaves_it(self):
        self.remind(21, 30)
        env = {key: value for key, value in self.env.items() if key != "DISPLAY"}
        self.env = env
        background = self.start_background()
        self.assertEqual(self.start().wait(timeout=30), 1)
        self.press("reminder-start")
        time.sleep(1)
        self.assertEqual(self.owner(), background.pid)

    def test_the_window_hands_over_when_it_closes(self):
        self.remind(21, 30)
        window = self.start()
        self.wait_for_window()
        self.assertTrue(AUTOSTART.exists())
        self.assertEqual(self.start("--background").wait(timeout=30), 0)
        self.assertEqual(self.owner(), window.pid)
        self.quit_window()
        self.assertEqual(window.wait(timeout=30), 0)
        wait_for(self.owner, "nobody reminds")
        wait_for(lambda: self.processes() == [self.owner()], "there are two")
        self.assertFalse(self.window_actions())

    def test_the_window_alone_leaves_nothing(self):
        window = self.start()
        self.wait_for_window()
        self.quit_window()
        self.assertEqual(window.wait(timeout=30), 0)
        self.assertEqual(self.processes(), [])
        self.assertFalse(AUTOSTART.exists())

    def test_what_the_desktop_is_told_to_start_starts(self):
        self.remind(21, 30)
        self.start_background()
        wait_for(AUTOSTART.exists, "the desktop is not told")
        self.end_everything()
        info = Gio.DesktopAppInfo.new_from_filename(str(AUTOSTART))
        self.assertTrue(info.launch([], None))
        wait_for(self.owner, "it does not start")
        self.assertFalse(self.window_actions())


if __name__ == "__main__":
    tap.main()
