#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program understands, what it refuses and how it says so.

usage: test-usage.py PROGRAM VERSION
"""

import os
import pathlib
import re
import subprocess
import sys

import tap
from cli import CliTestCase, PROGRAM

VERSION = sys.argv[2]
COMMANDS = {"export", "schedule", "sessions", "voices", "validate"}

# Each with a word that the error has to hold: what was wrong, or what would be right.
WRONG_USE = (
    (("nosuch",), "nosuch"),
    (("--nosuch",), "--nosuch"),
    (("",), "--help"),
    (("export",), "rest.opus"),
    (("export", "a.wav", "b.wav"), "--help"),
    (("export", "--nosuch", "a.wav"), "--nosuch"),
    (("export", "a.aac"), ".opus, .ogg, .flac, .wav or .mp3"),
    (("export", "a"), ".opus"),
    (("export", ".wav"), ".opus"),
    (("export", "a.wav.part"), ".opus"),
    (("schedule", "a.wav"), "a.wav"),
    (("schedule", "--force"), "--force"),
    (("schedule", "--session=desk-stretch", "--first-side=up"), "left, right"),
    (("schedule", "--session=desk-stretch", "--arms=belly"), "nothing to choose with --arms"),
    (("schedule", "--session=desk-stretch", "--props=towel"), "nothing to choose with --props"),
    (("schedule", "--session=runner-warm-up", "--guidance=light"), "nothing to choose with --guidance"),
    (("schedule", "--session=runner-warm-up", "--settle=2"), "nothing to choose with --settle"),
    (("schedule", "--session=stiffness-check", "--minutes=5"), "always takes 4 minutes"),
    (("sessions", "all"), "all"),
    (("voices", "--json"), "--json"),
    (("validate",), "--help"),
    (("validate", "--nosuch"), "--nosuch"),
    (("reminders", "evening"), "evening"),
    (("reminders", "--count=0"), "1 to 1000"),
    (("reminders", "--count=1001"), "1 to 1000"),
    (("reminders", "--count=many"), "many"),
)

WRONG_VALUES = (
    ("--minutes", "0", "5 to 60"),
    ("--minutes", "4", "5 to 60"),
    ("--minutes", "61", "5 to 60"),
    ("--minutes", "-5", "5 to 60"),
    ("--minutes", "ten", "ten"),
    ("--minutes", "10.5", "10.5"),
    ("--minutes", "", "--minutes"),
    ("--minutes", "99999999999", "99999999999"),
    ("--settle", "-1", "-1"),
    ("--settle", "6", "6"),
    ("--guidance", "loud", "full, light, bells"),
    ("--arms", "up", "ribs, sides, belly"),
    ("--props", "towel,sofa", "towel, chair, strap"),
    ("--bed", "x", "off, brown, waves"),
    ("--bell", "x", "off, bowl"),
    ("--session", "x", "psoas-rest sessions"),
    ("--first-side", "left", "nothing to choose with --first-side"),
    ("--voice", "x", "en, nl"),
    ("--voice", "../voices/en", "en, nl"),
    ("--language", "x", "en, nl"),
    ("--language", "NL", "en, nl"),
)

SPOILT_SCRIPTS = {
    "empty.xml": b"",
    "phrases.xml": b"<phrases><phrase id=\"x\" from=\"2\"/></phrases>",
    "no-xml.xml": b"GIF89a\0\xff\xfe",
    "open.xml": b'<session id="x"><part>',
    "other.xml": b"<html/>",
    "lesson.xml": b'<?xml version="1.0"?><!-- one --><lesson id="x" order="no"/>',
    "entity.xml": b'<!DOCTYPE session [<!ENTITY e "x">]><session id="x">&e;</session>',
    "huge.xml": b"<session>" + b" " * (1 << 20) + b"</session>",
    "newline\nin its name.xml": b"<html/>",
}


class Usage(CliTestCase):
    def test_version(self):
        self.assertEqual(self.run_well("--version"), f"psoas-rest {VERSION}\n")

    def commands(self, option="--help"):
        return re.findall(r"^  (\w+) +[A-Z]", self.run_well(option), re.MULTILINE)

    def test_help_names_every_command(self):
        self.assertLessEqual(COMMANDS, set(self.commands()))
        self.assertEqual(self.commands(), self.commands("-h"))

    def test_every_command_has_help(self):
        for command in self.commands():
            self.assertIn(f"psoas-rest {command} ", self.run_well(command, "--help"))
            self.assert_fails(self.run_it(command, "--nosuch"), 2, "--nosuch")

    def test_help_names_every_option(self):
        for command in ("export", "schedule"):
            text = self.run_well(command, "--help")
            for option in dict.fromkeys(option for option, _, _ in WRONG_VALUES):
                self.assertIn(f"{option}=", text)

    def test_help_comes_before_anything_is_done(self):
        self.assertTrue(self.run_well("export", "--help", "rest.wav"))
        self.assertEqual(self.files(), [])

    def test_wrong_use(self):
        faults = []
        for args, word in WRONG_USE:
            result = self.run_it(*args)
            fault = self.fault(result, 2)
            if fault or word not in result.stderr:
                faults.append(f"{args}: {fault or result.stderr}")
        self.complain(faults)
        self.assertEqual(self.files(), [])

    def test_wrong_values(self):
        faults = []
        for option, value, word in WRONG_VALUES:
            for command, rest in (("export", ("rest.wav",)), ("schedule", ())):
                result = self.run_it(command, f"{option}={value}", *rest)
                fault = self.fault(result, 2)
                if fault or word not in result.stderr:
                    faults.append(f"{command} {option}={value}: {fault or result.stderr}")
        self.complain(faults)
        self.assertEqual(self.files(), [])

    def test_voice_and_language_that_disagree(self):
        self.assert_fails(self.run_it("schedule", "--voice=en", "--language=nl"), 2, "--voice")
        self.run_well("schedule", "--voice=nl", "--language=nl")

    def test_sessions(self):
        listed = self.run_well("sessions")
        self.assertRegex(listed, r"(?m)^constructive-rest +5 to 60 min, usually 15  Constructive rest$")
        self.assertRegex(listed, r"(?m)^stiffness-check +4 min  Stiffness check$")
        self.assertRegex(listed, r"(?m)^desk-stretch +3 min  Desk stretch$")
        self.assertRegex(listed, r"(?m)^runner-warm-up +5 min  Runner’s warm-up$")

    def test_voices_say_what_they_are(self):
        lines = self.run_well("voices").splitlines()
        self.assertEqual([line.split()[:2] for line in lines], [["en", "en"], ["nl", "nl"]])
        for line in lines:
            self.assertIn("made by a computer", line)

    def test_needs_a_display_for_a_window(self):
        for display in ({}, {"DISPLAY": ":65432"}, {"WAYLAND_DISPLAY": "nowhere"}):
            self.assert_fails(self.run_it(env=self.env | display), 1, "psoas-rest export rest.opus")

    def test_message_is_one_line_whatever_was_typed(self):
        self.assert_fails(self.run_it("a\nb\033[2J"), 2)
        self.assert_fails(self.run_it("export", "a\nb.aac"), 2)
        self.assert_fails(self.run_it(b"\xff\xfe"), 2)
        self.assert_fails(self.run_it("export", b"\xff\xfe.aac"), 2)


class Validate(CliTestCase):
    def script(self):
        return os.path.join(self.env["PSOAS_REST_DATADIR"], "sessions", "constructive-rest.xml")

    def test_valid(self):
        self.assertRegex(self.run_well("validate", self.script()),
                         r"“constructive-rest” is valid, complete in: .*\bnl\b")

    def test_valid_phrases(self):
        path = os.path.join(self.env["PSOAS_REST_DATADIR"], "phrases", "phrases.xml")
        self.assertRegex(self.run_well("validate", path),
                         r"the phrases are valid, complete in: en, nl\n")

    def test_valid_lessons_and_poses(self):
        data = pathlib.Path(self.env["PSOAS_REST_DATADIR"])
        lessons = sorted(data.glob("learn/*.xml"))
        text = self.run_well("validate", *lessons, *data.glob("poses/walking-*.xml"))
        self.assertEqual(text.count(": the lesson “"), len(lessons))
        self.assertEqual(text.count(": the pose is valid"), 4)

    def test_tells_of_each_that_is_not(self):
        for name, text in SPOILT_SCRIPTS.items():
            (self.work / name).write_bytes(text)
        faults = []
        for name in (*SPOILT_SCRIPTS, "missing.xml", "."):
            result = self.run_it("validate", name)
            fault = self.fault(result, 1)
            if fault:
                faults.append(f"{name!r}: {fault}")
        self.complain(faults)

    def test_goes_on_after_one_that_is_not(self):
        (self.work / "a.xml").write_bytes(b"<html/>")
        result = self.run_it("validate", "a.xml", self.script(), "missing.xml")
        self.assertEqual((result.returncode, result.stderr.count("\n")), (1, 2))
        self.assertIn("a.xml:1", result.stderr)
        self.assertEqual(result.stdout.count("\n"), 1)


class BrokenInstallation(CliTestCase):
    """What the person did not choose is no wrong use."""

    def test_spoilt_script(self):
        """Who needs the spoilt one is told, and only of that one."""
        script = self.copy_data() / "sessions" / "constructive-rest.xml"
        script.unlink()
        script.write_text("<session/>", "utf-8")
        self.assert_fails(self.run_it("schedule"), 1, "constructive-rest.xml:1")
        self.assert_fails(self.run_it("export", "rest.wav"), 1, "constructive-rest.xml:1")
        self.run_well("schedule", "--session=desk-stretch")
        result = self.run_it("sessions")
        self.assertEqual((result.returncode, len(result.stdout.splitlines())), (1, 3))
        self.assertIn("constructive-rest.xml:1", result.stderr)
        self.assertEqual(self.files(), [])

    def test_no_data(self):
        self.env["PSOAS_REST_DATADIR"] = str(self.folder / "nowhere")
        self.assert_fails(self.run_it("schedule"), 1, "nowhere")
        self.assert_fails(self.run_it("sessions"), 1, "nowhere")

    def test_no_voice(self):
        for manifest in (self.copy_data() / "voices").glob("*/voice.ini"):
            manifest.unlink()
        self.assert_fails(self.run_it("schedule"), 1, "There are no voices")


class Surroundings(CliTestCase):
    def test_without_a_home(self):
        expected = self.run_well("schedule")
        for home in (None, "", "/nonexistent", "/proc/nowhere"):
            env = {name: value for name, value in self.env.items() if name != "HOME"}
            if home is not None:
                env |= {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache"}
            self.assertEqual(self.run_well("schedule", env=env), expected)
            self.run_well("export", "--minutes=5", "--force", "rest.wav", env=env)

    def test_nobody_reads_on(self):
        """As in "psoas-rest schedule | head -1"."""
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "w") as closed:
            self.assertIn(self.run_it("schedule", stdout=closed).returncode, (1, -13))
            result = self.run_it("schedule", stdout=closed, restore_signals=False)
            self.assertEqual((result.returncode, result.stderr.count("\n")), (1, 1))

    def test_output_into_a_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            for args in (("schedule",), ("schedule", "--json"), ("sessions",), ("voices",),
                         ("--help",), ("--version",), ("export", "--help")):
                result = self.run_it(*args, stdout=full)
                self.assertEqual((result.returncode, result.stderr.count("\n")), (1, 1), args)

    def test_errors_that_nobody_can_read(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assertEqual(self.run_it("nosuch", stderr=full).returncode, 2)

    def test_stdin_and_output_closed(self):
        result = subprocess.run(["sh", "-c", 'exec "$0" schedule <&- >&- 2>&-', PROGRAM],
                                env=self.env, cwd=self.work, timeout=60, check=False)
        self.assertIn(result.returncode, (0, 1))


if __name__ == "__main__":
    tap.main()
