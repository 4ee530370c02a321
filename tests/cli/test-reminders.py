#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminders as the command line tells them, and as another library of calendars reads them.

usage: test-reminders.py PROGRAM
"""

import datetime
import json
import subprocess

import tap
from cli import CliTestCase

# What a calendar of Python's makes of the file; the system's Python has it.
READER = """
import datetime, json, sys
try:
    import icalendar
except ImportError:
    sys.exit(77)
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = calendar.walk("VEVENT")
print(json.dumps([{
    "uid": str(event["UID"]), "summary": str(event["SUMMARY"]),
    "start": event["DTSTART"].dt.isoformat(), "days": event["RRULE"]["BYDAY"],
    "minutes": event["DURATION"].dt.total_seconds() / 60,
    "alarms": [str(alarm["ACTION"]) for alarm in event.walk("VALARM")],
    "offsets": [zone.to_tz().utcoffset(event["DTSTART"].dt.replace(tzinfo=None)
                                       + datetime.timedelta(weeks=week)).total_seconds()
                for zone in calendar.walk("VTIMEZONE") for week in range(104)],
} for event in events]))
"""


class Reminders(CliTestCase):
    def setUp(self):
        super().setUp()
        self.env |= {"GSETTINGS_BACKEND": "keyfile", "TZ": "Europe/Amsterdam",
                     "XDG_CONFIG_HOME": str(self.make_folder("config"))}

    def remind(self, *reminders):
        text = ", ".join("{'id': <'%s'>, 'hour': <%d>, 'minute': <%d>, 'weekdays': <%d>}" % reminder
                         for reminder in reminders)
        folder = self.make_folder("config/glib-2.0/settings")
        (folder / "keyfile").write_text(f"[org/example/PsoasRest]\nreminders=[{text}]\n", "utf-8")

    def moments(self, *args):
        lines = self.run_well("reminders", *args).splitlines()
        return [datetime.datetime.fromisoformat(line.split("  ")[0]) for line in lines]

    def test_none(self):
        self.assertEqual(self.run_well("reminders"), "No reminder is on.\n")
        self.assert_fails(self.run_it("reminders", "--ics=a.ics"), 1, "No reminder is on")
        self.assertEqual(self.files(), [])

    def test_next(self):
        self.remind(("a", 21, 30, 0x7f), ("b", 17, 30, 0x1f))
        moments = self.moments("--count=1000")
        self.assertEqual(moments, sorted(moments))
        self.assertEqual(len(set(moments)), 1000)
        self.assertLess(moments[0] - datetime.datetime.now(datetime.timezone.utc),
                        datetime.timedelta(days=1))
        self.assertEqual({(moment.hour, moment.minute) for moment in moments}, {(21, 30), (17, 30)})
        self.assertEqual({moment.weekday() for moment in moments if moment.hour == 17}, set(range(5)))
        self.assertEqual({moment.utcoffset().seconds for moment in moments}, {3600, 7200})
        self.assertEqual(len(self.moments()), 7)

    def test_a_time_that_is_jumped_over(self):
        self.remind(("a", 2, 30, 0x40))
        skipped = [moment for moment in self.moments("--count=300")
                   if (moment.hour, moment.minute) != (2, 30)]
        self.assertGreaterEqual(len(skipped), 5)
        for moment in skipped:
            self.assertEqual((moment.month, moment.hour, moment.minute), (3, 3, 0))

    def test_calendar(self):
        self.remind(("a", 21, 30, 0x41), ("b", 17, 30, 0x1f))
        self.run_well("reminders", "--ics=rest.ics")
        done = subprocess.run(["/usr/bin/python3", "-c", READER, self.work / "rest.ics"], check=False,
                              capture_output=True, text=True)
        if done.returncode == 77:
            self.skipTest("there is no other library of calendars")
        self.assertEqual(done.returncode, 0, done.stderr)
        first, second = json.loads(done.stdout)
        self.assertEqual(first["uid"], "a@org.example.PsoasRest")
        self.assertEqual((first["days"], second["days"]),
                         (["MO", "SU"], ["MO", "TU", "WE", "TH", "FR"]))
        self.assertEqual((first["minutes"], first["alarms"]), (15, ["DISPLAY"]))
        self.assertEqual(set(first["offsets"]), {3600, 7200})


if __name__ == "__main__":
    tap.main()
