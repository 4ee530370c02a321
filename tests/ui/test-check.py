#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole stiffness check with nothing but keys: what was answered is in the journal.

usage: session test-check.py PROGRAM APPLICATION-ID
"""

import json
import subprocess

import tap
from desktop import wait_for
from program import PROGRAM, ApplicationTestCase


class Check(ApplicationTestCase):
    def begin(self):
        timeline = subprocess.run([PROGRAM, "schedule", "--json", "--session=stiffness-check"],
                                  check=True, stdout=subprocess.PIPE).stdout
        self.cues = json.loads(timeline)["cues"]
        self.set(session="'stiffness-check'", confirmation="'none'", **{"check-safety-seen": "true"})
        application = self.start()
        application.begin()
        application.wait_for_button("Pause")
        return application

    def answer(self, application, question, *keys):
        """As if all that comes before had been heard."""
        place = next(cue["start_sample"] for cue in self.cues if cue["words"].startswith(question))
        subprocess.run(["playerctl", "position", str(place / 48000 + 0.5)], check=True)
        application.wait_until_enabled("answer")
        application.wait_for_text("1: Stays down")
        for key in keys:
            self.press(key)
        wait_for(lambda: not application.actions()["answer"], "the keys do not answer")

    def test_is_kept(self):
        application = self.begin()
        self.answer(application, "What does your left leg do?", "2")
        self.answer(application, "What does your right leg do?", "Up", "Return")
        application.kill()

        entry, = self.entries(application)
        self.assertEqual((entry["session"], entry["left"], entry["right"], entry["ending"]),
                         ("stiffness-check", "lifts-a-little", "could-not-tell", "broken-off"))

    def test_goes_on_after_a_crash(self):
        """With what was answered before it."""
        application = self.begin()
        self.answer(application, "What does your left leg do?", "2")
        application.kill()

        application = self.start()
        application.activate("go-on")
        application.wait_for_button("Pause")
        application.activate("seek", 600)
        application.wait_until_enabled("finish")
        application.wait_for_text("Lifts a little")
        self.assertIn("Not told", application.texts())
        entry, = self.entries(application)
        self.assertEqual((entry["left"], entry["right"]), ("lifts-a-little", ""))


if __name__ == "__main__":
    tap.main()
