#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders from the settings to the screen and back, while days pass.

usage: session test-reminders.py PROGRAM APPLICATION-ID BARE-APPLICATION
"""

import tap
from reminders import RemindersTestCase, wait_for

# A Monday.
EVENING = "2026-11-23 21:29:50"


class Said(RemindersTestCase):
    def test_says_it_when_the_time_comes(self):
        self.remind(21, 30)
        self.fake(EVENING)
        self.start_background()
        wait_for(self.notifications.added, "nothing is said")
        said = self.notifications.added()[0]
        self.assertEqual(said["title"], "Time to lie down")
        self.assertIn("12 minutes", said["body"])
        self.assertEqual(said["priority"], "normal")
        self.assertEqual([(button["label"], button["action"], button["target"])
                          for button in said["buttons"]],
                         [("Start", "app.reminder-start", "evening"),
                          ("In 20 minutes", "app.reminder-later", "evening"),
                          ("Not today", "app.reminder-not-today", "evening")])
        self.assertEqual(self.next(), ["2026-11-24T21:30:00+01:00"])

    def test_a_week_has_seven_evenings(self):
        """While the clock jumps, as after a suspend."""
        self.remind(21, 30)
        self.remind(17, 30, 0x1f, "after-work")
        self.fake("2026-11-23 12:00:00")
        self.start_background()
        expected = []
        for day in range(23, 30):
            for time, name in (("17:29:50", "after-work"), ("21:29:50", "evening")):
                self.jump(f"2026-11-{day} {time}")
                if name == "evening" or day < 28:
                    expected.append(name)
                    wait_for(lambda: len(self.notifications.added()) == len(expected),
                             f"nothing is said on {day} at {time}")
            # What is not answered goes at midnight.
            self.jump(f"2026-11-{day} 23:59:50")
            wait_for(lambda: not self.notifications.stands(), f"it still stands there on {day}")
        said = [said["buttons"][0]["target"] for said in self.notifications.added()]
        self.assertEqual(said, expected)

    def test_is_silent_when_done(self):
        self.remind(21, 30)
        self.note_rest("2026-11-23T12:00:00+01:00")
        self.fake("2026-11-23 21:00:00")
        self.assertEqual(self.next(), ["2026-11-24T21:30:00+01:00"])
        self.start_background()
        self.jump("2026-11-23 21:29:50")
        self.jump("2026-11-24 21:29:30")
        self.assertEqual(self.notifications.added(), [])
        wait_for(self.notifications.added, "nothing is said the day after")
        self.assertEqual(self.next(), ["2026-11-25T21:30:00+01:00"])

    def test_says_late_what_is_not_too_late(self):
        self.remind(21, 30)
        self.fake("2026-11-23 23:20:00")
        self.start_background()
        wait_for(self.notifications.added, "nothing is said")

    def test_drops_what_is_too_late(self):
        self.remind(21, 0)
        self.remind(20, 0, name="early")
        self.fake("2026-11-23 23:01:00")
        self.start_background()
        self.jump("2026-11-24 19:59:50")
        wait_for(self.notifications.added, "nothing is said the day after")
        said = self.notifications.added()
        self.assertEqual([said["buttons"][0]["target"] for said in said], ["early"])


class Pressed(RemindersTestCase):
    def say(self):
        self.remind(21, 30)
        self.fake("2026-11-23 21:30:01")
        background = self.start_background()
        wait_for(self.notifications.stands, "nothing is said")
        return background

    def test_later(self):
        self.say()
        self.press("reminder-later")
        wait_for(lambda: not self.notifications.stands(), "it still stands there")
        self.assertRegex(self.next()[0], "^2026-11-23T21:5")
        self.jump("2026-11-23 21:49:00")
        wait_for(lambda: len(self.notifications.added()) == 2, "it is not said again")
        self.press("reminder-later")
        self.jump("2026-11-23 22:11:00")
        wait_for(lambda: len(self.notifications.added()) == 3, "it is not said a third time")

    def test_later_when_not_running(self):
        self.say()
        self.end_everything()
        self.press("reminder-later")
        wait_for(lambda: not self.notifications.stands(), "it still stands there")
        self.assertRegex(self.next()[0], "^2026-11-23T21:5")
        self.assertEqual(self.processes(), [self.owner()])

    def test_not_today(self):
        self.say()
        self.press("reminder-not-today")
        wait_for(lambda: not self.notifications.stands(), "it still stands there")
        self.assertEqual(self.next(), ["2026-11-24T21:30:00+01:00"])

    def test_not_today_when_not_running(self):
        self.say()
        self.end_everything()
        self.press("reminder-not-today")
        wait_for(lambda: not self.notifications.stands(), "it still stands there")
        self.assertEqual(self.next(), ["2026-11-24T21:30:00+01:00"])
        self.assertFalse(self.window_actions())

    def check_begun(self):
        wait_for(lambda: self.window_actions().get("toggle"), "nothing begins")
        self.assertFalse(self.notifications.stands())
        wait_for(lambda: self.processes() == [self.owner()], "there are two")
        self.assertEqual(self.settings.get_value("minutes").unpack()["constructive-rest"], 12)

    def test_start(self):
        background = self.say()
        self.press("reminder-start")
        self.check_begun()
        self.assertEqual(background.wait(), 0)

    def test_start_when_not_running(self):
        self.say()
        self.end_everything()
        self.press("reminder-start")
        self.check_begun()

    def test_buttons_with_a_window(self):
        self.remind(21, 30)
        self.fake("2026-11-23 21:30:01")
        self.start()
        self.wait_for_window()
        wait_for(self.notifications.stands, "nothing is said")
        self.press("reminder-later")
        wait_for(lambda: not self.notifications.stands(), "it still stands there")
        self.assertRegex(self.next()[0], "^2026-11-23T21:5")
        self.press("reminder-not-today")
        self.assertEqual(self.next(), ["2026-11-24T21:30:00+01:00"])
        self.press("reminder-start")
        self.check_begun()

    def test_button_of_a_reminder_that_is_gone(self):
        self.say()
        for button in ("reminder-later", "reminder-start"):
            self.press(button, "nothing")
        wait_for(lambda: self.window_actions().get("toggle"), "nothing begins")


if __name__ == "__main__":
    tap.main()
