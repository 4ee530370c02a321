#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sound files that the program writes, against the timeline that it prints.

usage: test-export.py PROGRAM DECODE-SOUND
"""

import json
import shutil
import subprocess
import sys

import tap
from cli import CliTestCase, SAMPLE_RATE, Sound

DECODE = sys.argv[2]

LONGEST_BELL = 15 * SAMPLE_RATE

SPEECH_ONLY = ("--bed=off", "--bell=off")

PROGRAMS = (
    ("--minutes=5", "--language=nl"),
    ("--minutes=5", "--language=en", "--arms=belly", "--props=towel,chair,strap"),
    ("--minutes=6", "--voice=nl", "--guidance=light", "--arms=sides"),
    ("--minutes=6", "--language=en", "--props=chair", "--settle=1"),
    ("--minutes=10", "--language=nl", "--props=strap", "--arms=belly"),
    ("--minutes=5", "--guidance=bells"),
)


class ExportTestCase(CliTestCase):
    def export(self, name, *args, **options):
        self.assertEqual(self.run_well("export", *args, name, **options), "")
        return self.work / name

    def decode(self, path):
        return Sound(subprocess.run([DECODE, path], env=self.env, stdout=subprocess.PIPE,
                                    check=True).stdout)


class Export(ExportTestCase):
    def test_every_cue_at_its_sample(self):
        faults = []
        for program in PROGRAMS:
            timeline = self.schedule(*SPEECH_ONLY, *program)
            sound = self.decode(self.export("rest.flac", "--force", *SPEECH_ONLY, *program))
            faults += [f"{program}: {fault}"
                       for fault in sound.faults(timeline["cues"], timeline["total_samples"])]
        self.complain(faults)

    def test_wav_holds_the_same_samples(self):
        program = ("--minutes=5", "--language=nl", "--bed=waves")
        wav = Sound.read_wav(self.export("rest.wav", *program))
        self.assertTrue(wav.frames == self.decode(self.export("rest.flac", *program)).frames)

    def test_opus_has_the_length(self):
        sound = self.decode(self.export("rest.opus", "--minutes=5"))
        self.assertEqual(sound.length(), 5 * 60 * SAMPLE_RATE)

    def test_bells_where_the_timeline_says(self):
        program = ("--minutes=5", "--guidance=bells", "--bell=bowl")
        sound = self.decode(self.export("rest.flac", *program))
        before = 0
        for bell in self.schedule(*program)["bells"]:
            start = bell["start_sample"]
            self.assertTrue(sound.is_silent(before, start))
            self.assertFalse(sound.is_silent(start, start + 1))
            before = start + LONGEST_BELL

    def test_nothing_depends_on_the_locale(self):
        for language in ("en", "nl"):
            program = ("--minutes=5", "--language", language)
            here = self.export(f"{language}.flac", *program)
            there = self.export(f"{language}-there.flac", *program,
                                env=self.env | {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"})
            self.assertTrue(here.read_bytes() == there.read_bytes(), language)

    def test_chosen_sounds_are_heard(self):
        sounds = ("--bed=brown", "--bed=waves", "--bell=off", "--bell=chime", "--bell=bowl")
        files = {self.export(f"rest{sound}.flac", "--minutes=5", sound).read_bytes()
                 for sound in sounds}
        self.assertEqual(len(files), len(sounds))


class SpoiltPack(ExportTestCase):
    """A clip that is missing or broken stays a caption, at its place, in no other language."""

    PROGRAM = (*SPEECH_ONLY, "--minutes=5", "--language=nl")
    CUE = "knees"

    def setUp(self):
        super().setUp()
        whole = self.schedule(*self.PROGRAM)
        self.total = whole["total_samples"]
        self.others = [cue for cue in whole["cues"] if cue["id"] != self.CUE]
        self.assertEqual(len(self.others), len(whole["cues"]) - 1)
        self.data = self.copy_data()
        self.clips = self.data / "voices" / "nl" / "constructive-rest"
        self.clip = self.clips / f"{self.CUE}.flac"

    def spoil(self, path, data):
        path.unlink()
        path.write_bytes(data)

    def export_with_warning(self, cue):
        result = self.run_it("export", *self.PROGRAM, "rest.flac")
        self.assertEqual((result.returncode, result.stdout), (0, ""))
        self.assertRegex(result.stderr, rf"^psoas-rest: warning: [^\n]*“{cue}”[^\n]*\n$")
        return self.decode(self.work / "rest.flac")

    def test_missing_clip(self):
        self.clip.unlink()
        result = self.run_it("schedule", "--json", *self.PROGRAM)
        self.assertEqual(result.returncode, 0)
        self.assertRegex(result.stderr, rf"^psoas-rest: warning: [^\n]*“{self.CUE}”[^\n]*\n$")
        cues = json.loads(result.stdout)["cues"]
        self.assertEqual([cue["id"] for cue in cues if cue["silent"]], [self.CUE])
        spoken = [cue for cue in cues if not cue["silent"]]
        self.complain(self.export_with_warning(self.CUE).faults(spoken, self.total))

    def test_clip_that_is_no_sound(self):
        self.spoil(self.clip, b"no sound at all")
        self.complain(self.export_with_warning(self.CUE).faults(self.others, self.total))

    def test_clip_that_is_empty(self):
        self.spoil(self.clip, b"")
        self.complain(self.export_with_warning(self.CUE).faults(self.others, self.total))

    def test_clip_that_breaks_off(self):
        whole = self.clip.read_bytes()
        self.spoil(self.clip, whole[:len(whole) // 2])
        self.complain(self.export_with_warning(self.CUE).faults(self.others, self.total))

    def test_clip_of_another_length(self):
        self.spoil(self.clip, (self.clips / "gravity.flac").read_bytes())
        self.complain(self.export_with_warning(self.CUE).faults(self.others, self.total))

    def test_no_clips_at_all(self):
        shutil.rmtree(self.clips)
        result = self.run_it("export", *self.PROGRAM, "rest.flac")
        self.assertEqual(result.returncode, 0)
        self.assertTrue(self.decode(self.work / "rest.flac").is_silent(0, self.total))

    def test_broken_bell_and_bed(self):
        for name in ("bell-bowl", "bed-waves"):
            self.spoil(self.data / "sounds" / f"{name}.flac", b"no sound")
        result = self.run_it("export", *self.PROGRAM[len(SPEECH_ONLY):], "--bed=waves", "rest.flac")
        self.assertEqual((result.returncode, result.stderr.count("psoas-rest: warning: ")), (0, 2))
        heard = self.decode(self.work / "rest.flac")
        self.assertEqual(heard.length(), self.total)


if __name__ == "__main__":
    tap.main()
