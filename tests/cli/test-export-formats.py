#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of sound files that the program writes.

usage: test-export-formats.py PROGRAM
"""

import re

import tap
from cli import CliTestCase

ENDINGS = (".opus", ".flac", ".wav", ".mp3")


class Formats(CliTestCase):
    def test_two_exports_are_the_same_to_the_byte(self):
        program = ("--minutes=5", "--language=nl", "--bell=chime")
        faults = []
        for ending in ENDINGS:
            for name in ("a", "b"):
                self.run_well("export", *program, name + ending)
            a, b = ((self.work / (name + ending)).read_bytes() for name in ("a", "b"))
            if a != b:
                faults.append(f"{ending} differs")
        self.run_well("export", *program, "a.ogg")
        if (self.work / "a.ogg").read_bytes() != (self.work / "a.opus").read_bytes():
            faults.append(".ogg is not .opus")
        self.complain(faults)

    def test_ending_in_capitals(self):
        self.run_well("export", "--minutes=5", "Rest.FLAC")
        self.assertEqual((self.work / "Rest.FLAC").read_bytes()[:4], b"fLaC")

    def check_comments(self, name):
        """Title, artist, language and chapters as comments, in what is spoken."""
        self.run_well("export", "--minutes=5", "--language=nl", name)
        data = (self.work / name).read_bytes()
        timeline = self.schedule("--minutes=5", "--language=nl")
        self.assertRegex(data.upper(), rb"TITLE=\w")
        self.assertIn(b"ARTIST=PSOAS REST", data.upper())
        self.assertIn(b"LANGUAGE=NL", data.upper())
        starts = re.findall(rb"CHAPTER\d{3}=(\d\d:\d\d:\d\d\.\d{3})", data)
        titles = re.findall(rb"CHAPTER\d{3}NAME=(\w[^\x00-\x1f]+)", data)
        parts = {cue["part"] for cue in timeline["cues"]}
        self.assertGreaterEqual(len(starts), len(parts))
        self.assertEqual(len(titles), len(starts))
        self.assertEqual(starts, sorted(set(starts)))
        self.assertEqual(starts[0], b"00:00:00.000")

    def test_flac_tells_what_it_is(self):
        self.check_comments("rest.flac")

    def test_opus_tells_what_it_is(self):
        self.check_comments("rest.opus")

    def test_wav_tells_what_it_is(self):
        self.run_well("export", "--minutes=5", "rest.wav")
        data = (self.work / "rest.wav").read_bytes()
        for mark in (b"INAM", b"IART", b"cue ", b"labl"):
            self.assertIn(mark, data)

    def test_mp3_tells_what_it_is(self):
        self.run_well("export", "--minutes=5", "rest.mp3")
        head = (self.work / "rest.mp3").read_bytes()[:4096]
        self.assertEqual(head[:3], b"ID3")
        for mark in (b"TIT2", b"TPE1", b"TLAN", b"CHAP", b"CTOC"):
            self.assertIn(mark, head)


if __name__ == "__main__":
    tap.main()
