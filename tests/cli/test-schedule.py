#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline that the program prints.

usage: test-schedule.py PROGRAM
"""

import re
import shutil

import tap
from cli import CliTestCase, SAMPLE_RATE

MINUTE = 60 * SAMPLE_RATE

# Ways to choose; the property tests of the schedule know all combinations, here is the way in.
CHOICES = (
    ("--minutes=5", "--language=nl"),
    ("--minutes=60", "--language=en", "--guidance=light"),
    ("--minutes=10", "--voice=nl", "--arms=belly", "--props=towel,chair,strap"),
    ("--minutes=20", "--settle=5", "--props=chair", "--props=strap", "--props="),
    ("-m", "11", "-l", "nl", "-g", "full", "-a", "sides", "-p", "towel"),
    ("--minutes=8", "--guidance=bells"),
    ("--minutes=8", "--bell=off", "--bed=off"),
)

# What a person may have set, whatever is installed.
LOCALES = (
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8", "LANGUAGE": "nl"},
    {"LC_ALL": "", "LANG": "nl_NL.UTF-8"},
    {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": "nl:en"},
    {"LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8", "LANGUAGE": "de"},
    {"LC_ALL": "", "LC_MESSAGES": "nl_NL.UTF-8", "LC_NUMERIC": "nl_NL.UTF-8"},
)

DUTCH = {"LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}


class Schedule(CliTestCase):
    def check_places(self, cues, total):
        """Each has a place of its own, in order."""
        end = 0
        for cue in cues:
            self.assertLess(end, cue["start_sample"])
            self.assertLess(cue["start_sample"], cue["end_sample"])
            end = cue["end_sample"]
        self.assertLessEqual(end, total)

    def test_keys_and_types(self):
        timeline = self.schedule()
        types = {key: type(value) for key, value in timeline.items()}
        self.assertLessEqual({"session": str, "language": str, "voice": str, "minutes": int,
                              "sample_rate": int, "total_samples": int,
                              "cues": list}.items(), types.items())
        for cue in timeline["cues"]:
            types = {key: type(value) for key, value in cue.items()}
            self.assertLessEqual({"id": str, "start_sample": int, "end_sample": int, "pose": str,
                                  "words": str}.items(), types.items())
            self.assertNotIn("", cue.values())

    def test_defaults(self):
        timeline = self.schedule()
        head = {key: value for key, value in timeline.items() if not isinstance(value, list)}
        self.assertEqual(head | {"settle_samples": 0},
                         {"session": "constructive-rest", "language": "en", "voice": "en",
                          "minutes": 15, "sample_rate": SAMPLE_RATE, "settle_samples": 0,
                          "total_samples": 15 * MINUTE})

    def test_places(self):
        for choices in CHOICES:
            timeline = self.schedule(*choices)
            length = timeline["minutes"] * MINUTE + timeline["settle_samples"]
            self.assertEqual(timeline["total_samples"], length, choices)
            self.check_places(timeline["cues"], length)
            bells = [bell["start_sample"] for bell in timeline.get("bells", [])]
            self.assertEqual(bells, sorted(set(bells)))
            self.assertEqual(len(bells) > 0, "--bell=off" not in choices)
            ids = [cue["id"] for cue in timeline["cues"]]
            self.assertEqual(len(ids), len(set(ids)))

    def test_guidance(self):
        spoken = {level: len(self.schedule("--guidance", level)["cues"])
                  for level in ("full", "light", "bells")}
        self.assertGreater(spoken["full"], spoken["light"])
        self.assertGreater(spoken["light"], spoken["bells"])
        self.assertEqual(spoken["bells"], 0)

    def test_choices_are_heard(self):
        def ids(*args):
            return {cue["id"] for cue in self.schedule("--minutes=20", *args)["cues"]}

        usual = ids()
        for choice in ("--props=towel", "--props=chair", "--props=strap", "--arms=sides",
                       "--arms=belly"):
            self.assertNotEqual(ids(choice), usual, choice)
        self.assertEqual(ids("--props=towel,chair"), ids("--props=towel", "--props=chair"))

    def test_sides(self):
        """The same is heard for both sides, in the order that was chosen."""
        for session in ("desk-stretch", "runner-warm-up", "stiffness-check"):
            for first, second in (("left", "right"), ("right", "left")):
                timeline = self.schedule("--session", session, "--first-side", first)
                self.assertEqual(timeline["total_samples"], timeline["minutes"] * MINUTE)
                self.check_places(timeline["cues"], timeline["total_samples"])
                sides = [cue["side"] for cue in timeline["cues"] if "side" in cue]
                self.assertEqual(sides[0], first)
                self.assertEqual(sides[-1], second)
                for cue in timeline["cues"]:
                    self.assertFalse(cue["pose"].endswith("-left") and cue["side"] != "left")
                    self.assertFalse(cue["pose"].endswith("-right") and cue["side"] != "right")
            self.assertEqual(self.schedule("--session", session),
                             self.schedule("--session", session, "--first-side=left"))

    def test_answers(self):
        for language, last in (("en", "Could not tell"), ("nl", "Weet ik niet")):
            timeline = self.schedule("--session=stiffness-check", "--language", language)
            questions = [cue for cue in timeline["cues"] if "answers" in cue]
            self.assertEqual([cue["side"] for cue in questions], ["left", "right"])
            for cue in questions:
                self.assertEqual([answer["id"] for answer in cue["answers"]],
                                 ["stays-down", "lifts-a-little", "lifts-clearly", "could-not-tell"])
                self.assertEqual(cue["answers"][-1]["words"], last)
        text = self.run_well("schedule", "--session=stiffness-check")
        self.assertEqual(len(re.findall(r"(?m)^    4  could-not-tell +Could not tell$", text)), 2)
        self.assertIn("\nThe check (left side)\n", text)
        self.assertIn("\nThe check (right side)\n", text)

    def test_language(self):
        words = {language: [cue["words"] for cue in self.schedule("--language", language)["cues"]]
                 for language in ("en", "nl")}
        self.assertFalse(set(words["en"]) & set(words["nl"]))
        self.assertEqual(self.schedule("--voice=nl"), self.schedule("--language=nl"))

    def test_text_holds_the_same(self):
        for choices in CHOICES:
            timeline = self.schedule(*choices)
            text = self.run_well("schedule", *choices)
            for cue in timeline["cues"]:
                ms = cue["start_sample"] * 1000 // SAMPLE_RATE
                place = f"{ms // 60000:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
                self.assertRegex(text, rf"(?m)^  {place} .* {cue['id']} .* {cue['pose']} ")
                self.assertIn(f" {cue['words']}\n", text)
            minutes = timeline["total_samples"] // MINUTE
            self.assertRegex(text, rf"\n{minutes:02}:00\.000  end\n$")

    def test_spoken_language_is_nobodys_locale(self):
        for choices in CHOICES[:3]:
            expected = self.run_well("schedule", "--json", *choices)
            for locale in LOCALES:
                found = self.run_well("schedule", "--json", *choices, env=self.env | locale)
                self.assertEqual(found, expected, locale)

    def test_interface_speaks_the_locale(self):
        dutch = self.env | DUTCH
        for args in (("--help",), ("export", "--help"), ("nosuch",), ("schedule", "--minutes=0"),
                     ("schedule", "--voice=x"), ("export", "x.aac")):
            here, there = self.run_it(*args), self.run_it(*args, env=dutch)
            self.assertEqual(here.returncode, there.returncode)
            self.assertNotEqual((here.stdout, here.stderr), (there.stdout, there.stderr), args)

    def test_dutch_interface_of_an_english_session(self):
        text = self.run_well("schedule", "--language=en", env=self.env | DUTCH)
        for cue in self.schedule("--language=en")["cues"]:
            self.assertIn(cue["words"], text)


class Voices(CliTestCase):
    def setUp(self):
        super().setUp()
        self.packs = self.make_folder("home/.local/share/psoas-rest/voices")

    def add_pack(self, name, change=lambda manifest: manifest):
        """A pack of the person's own, made of the English one."""
        shutil.copytree(self.copy_data() / "voices" / "en", self.packs / name, symlinks=True)
        manifest = self.packs / name / "voice.ini"
        text = manifest.read_text("utf-8")
        manifest.unlink()
        manifest.write_text(change(text), "utf-8")

    def test_own_pack_speaks(self):
        self.add_pack("anna", lambda text: text.replace("Id=en\n", "Id=anna\n"))
        self.assertIn("anna", self.run_well("voices"))
        self.assertEqual(self.schedule("--voice=anna")["voice"], "anna")
        self.assertEqual(self.schedule("--language=en")["voice"], "en")

    def test_broken_pack_is_in_nobodys_way(self):
        (self.packs / "junk").mkdir()
        (self.packs / "junk" / "voice.ini").write_text("junk", "utf-8")
        (self.packs / "empty").mkdir()
        (self.packs / "file").write_text("", "utf-8")
        self.assertEqual(self.schedule()["voice"], "en")
        result = self.run_it("voices")
        self.assertEqual(len(result.stdout.splitlines()), 2)
        self.assertIn("junk/voice.ini", result.stderr)
        self.assertEqual((result.returncode, result.stderr.count("\n")), (1, 2))

    def test_pack_that_lies_about_itself(self):
        self.add_pack("liar", lambda text: text.replace("Id=en\n", "Id=../../nl\n"))
        self.assertNotIn("..", self.run_it("voices").stdout)
        self.assert_fails(self.run_it("schedule", "--voice=../../nl"), 2)


if __name__ == "__main__":
    tap.main()
