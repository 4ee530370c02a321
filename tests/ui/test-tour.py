#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tour of the whole program: every page, every window and every action of the main window is there,
and the toolkit has nothing to say about any. What they do is tested elsewhere.

usage: session test-tour.py PROGRAM APPLICATION-ID
"""

import subprocess

import tap
from desktop import wait_for
from gi.repository import Atspi
from program import ApplicationTestCase

SESSIONS = ["constructive-rest", "stiffness-check", "desk-stretch", "runner-warm-up"]

LESSONS = {
    "muscle": "What the psoas is",
    "movement": "What it does",
    "sitting": "When you sit a lot",
    "running": "When you run",
    "tension": "Tension and fear",
    "rest": "Constructive rest",
    "safety": "When not to",
    "questions": "Questions people ask",
}

# What a person presses is never without a name.
PRESSED = [Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.SLIDER,
           Atspi.Role.SPIN_BUTTON, Atspi.Role.ENTRY]

# What opens a window above the main one.
WINDOWS = ["save", "reminders", "preferences", "shortcuts", "about"]


class Tour(ApplicationTestCase):
    def setUp(self):
        super().setUp()
        self.application = None
        self.done = set()

    def begin_tour(self):
        self.application = self.start()

    def end_tour(self):
        self.assertEqual(self.application.quit(), (0, ""))

    def do(self, action, word=None):
        self.application.wait_until_enabled(action)
        self.application.activate(action, word)
        self.done.add(action)

    def check_names(self):
        nameless = [f"{node.get_role_name()} in {node.get_parent().get_name()}"
                    for node in self.application.accessibles()
                    if node.get_role() in PRESSED and not node.get_name()]
        self.assertEqual(nameless, [])

    def windows(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.application.process.pid)],
            capture_output=True, text=True, check=False)
        return set(found.stdout.split())

    def read(self):
        """Until all is there: GTK 4.24 complains about a file chooser that is closed while it still
        reads its folder."""
        seen = [None]

        def is_all():
            seen.append(self.application.texts())
            return seen[-1] == seen[-2]

        wait_for(is_all, "it does not stand still")

    def see_window(self, action, word=None):
        before = self.windows()
        self.do(action, word)
        window, = wait_for(lambda: self.windows() - before, f"{action} opens nothing")
        self.read()

        def is_closed():
            """Without a window manager, one that is just there may miss a key."""
            subprocess.run(["xdotool", "windowfocus", window, "key", "Escape"], check=False,
                           stderr=subprocess.DEVNULL)
            return window not in self.windows()

        wait_for(is_closed, f"{action} does not close")

    def see_welcome(self):
        self.application.wait_for_text("1 of 3")
        self.check_names()
        for panel in ("2 of 3", "3 of 3"):
            self.application.click("Next")
            self.application.wait_for_text(panel)
        self.application.click("Done")
        self.application.wait_for_button("Begin")

    def answer(self):
        """Whatever is asked, wherever that is."""
        wait_for(lambda: self.application.actions()["answer"] or self.do("next"), "nothing is asked")
        self.do("choose-answer", 1)
        self.do("answer", 2)

    def see_session(self, session):
        self.do("choose-session", session)
        if session == "constructive-rest":
            self.do("tension-before", 6)
        self.do("begin")
        if session == "stiffness-check":
            self.application.click("Read")
        for action in ("toggle", "next", "previous", "repeat", "toggle", "where-am-i"):
            self.do(action)
        self.application.wait_for_text("left.")
        self.check_names()
        if session == "stiffness-check":
            self.answer()
        self.do("end")
        self.application.wait_for_text("The session ends")
        self.do("undo-end")
        self.application.wait_for_button("Pause")
        self.do("seek", 3600)
        if session == "constructive-rest":
            self.do("tension-after", 2)
        self.do("finish")
        self.application.wait_for_button("Begin")

    def see_lessons(self):
        for lesson, title in LESSONS.items():
            self.do("open-lesson", lesson)
            self.application.wait_for_text(title)
            self.do("back")

    def see_journal(self):
        self.do("show-checks")
        self.application.wait_for_text("Check, left and right")
        self.do("show-journal")
        self.application.wait_for_text("Entries")
        self.check_names()
        for kind in ("csv", "json"):
            self.see_window("journal-export", kind)
        self.see_window("journal-import")
        self.see_window("journal-clear")

    def crash(self):
        """Where there is something to go on with."""
        for action in ("toggle", "next"):
            self.do(action)
        self.application.wait_for_button("Resume")
        self.application.kill()
        self.begin_tour()

    def test_everything(self):
        self.set(welcomed="false")
        self.begin_tour()
        self.see_welcome()
        for session in SESSIONS:
            self.see_session(session)
        self.see_lessons()
        self.see_journal()
        for window in WINDOWS:
            self.see_window(window)
        for _ in range(2):
            self.do("fullscreen")

        self.do("begin")
        self.crash()
        self.do("go-on")
        self.crash()
        self.do("start-over")
        self.crash()
        self.do("let-go")
        self.see_journal()
        self.assertEqual(self.done, set(self.application.actions()))
        self.end_tour()


if __name__ == "__main__":
    tap.main()
