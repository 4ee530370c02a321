#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tension told with one key before a rest and with one after it is in the journal.

usage: session test-tension.py PROGRAM APPLICATION-ID
"""

import tap
from desktop import wait_for
from program import ApplicationTestCase


class Tension(ApplicationTestCase):
    def entry(self, application):
        entry, = self.entries(application)
        return entry["tension_before"], entry["tension_after"], entry["ending"]

    def test_finished(self):
        application = self.start()
        application.wait_for_text("How tense are you now?")
        wait_for(lambda: self.press("7") or any("7: Very tense" in text for text in application.texts()),
                 "7 tells nothing")
        self.press("Return")
        application.wait_until_enabled("toggle")
        application.activate("seek", 3600)
        application.wait_until_enabled("tension-after")

        # The minute after the end is dark, and in the dark a key only lights.
        self.press("1")
        application.wait_for_text("How tense are you now?")
        self.press("2")
        application.wait_for_text("2: A little tense")
        self.assertEqual(self.entry(application), ("7", "2", "finished"))
        self.press("Return")
        application.wait_for_button("Begin")
        self.assertFalse(application.actions()["tension-after"])
        self.assertEqual(application.quit(), (0, ""))

    def test_ended_early(self):
        """Only after, with the key for ten."""
        application = self.start()
        application.begin()
        wait_for(lambda: application.elapsed() > 1, "time stands still")
        application.activate("end")
        application.wait_until_enabled("tension-after")
        application.wait_for_button("Done")
        self.press("t")
        application.wait_for_text("10: As tense as can be")
        self.assertEqual(self.entry(application), ("", "10", "ended-early"))
        self.assertEqual(application.quit(), (0, ""))

    def test_not_wanted(self):
        self.set(**{"ask-tension": "false"})
        application = self.start()
        application.wait_for_button("Begin")
        self.assertFalse(any("How tense" in text for text in application.texts()))
        self.press("7")
        application.begin()
        application.activate("seek", 3600)
        application.wait_until_enabled("finish")
        self.assertFalse(application.actions()["tension-after"])
        self.assertEqual(self.entry(application), ("", "", "finished"))
        self.assertEqual(application.quit(), (0, ""))


if __name__ == "__main__":
    tap.main()
