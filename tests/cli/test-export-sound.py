#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How loud an export is, how clean, and how much memory it takes.

usage: test-export-sound.py PROGRAM MEASURE-SOUND
"""

import os
import subprocess
import sys

import tap
from cli import CliTestCase, PROGRAM, SAMPLE_RATE

MEASURE = sys.argv[2]
LEFT, RIGHT = 0, 1

# What the packs promise, in LUFS, and what is allowed of it, in LU. A sound that comes out of both
# loudspeakers is 3 LU louder than what is measured of one.
SPEECH = -23.0
BOTH_SIDES = 3.0
TOLERANCE = 1.0

TRUE_PEAK = -1.0

# How far a bend of the waveform may stand out of those around it: the bursts of T and K do so more
# than anything else in the shipped sounds, see tests/tools/test-shipped-sound.c.
CLICK = 20.0

MEMORY_KIB = 150 * 1024


class Sound(CliTestCase):
    def measure(self, side, minutes, measures, *program):
        """What is heard of one side of a program's first minutes."""
        self.run_well("export", "--minutes=5", "--force", *program, "rest.wav")
        lines = subprocess.run([MEASURE, self.work / "rest.wav", str(side),
                                str(minutes * 60 * SAMPLE_RATE), *measures], env=self.env, text=True,
                               stdout=subprocess.PIPE, check=True).stdout.splitlines()
        return {name: float(value) for name, value in (line.split() for line in lines)}

    def measure_lanes(self, *measures):
        """Both voices, the bells and the bed, each alone, where they are all heard."""
        lanes = {
            "nl": ("--language=nl", "--bell=off"),
            "en": ("--language=en", "--bell=off"),
            "bell": ("--guidance=bells",),
            "bed": ("--guidance=bells", "--bell=off", "--bed=waves"),
        }
        return {lane: self.measure(LEFT, 2, measures, *program) for lane, program in lanes.items()}

    def test_loudness_of_the_lanes(self):
        lanes = self.measure_lanes("integrated", "loudest")
        for voice in ("nl", "en"):
            self.assertAlmostEqual(lanes[voice]["integrated"] + BOTH_SIDES, SPEECH,
                                   delta=TOLERANCE)
        self.assertAlmostEqual(lanes["nl"]["integrated"], lanes["en"]["integrated"],
                               delta=TOLERANCE)
        for other in ("bell", "bed"):
            for voice in ("nl", "en"):
                self.assertLess(lanes[other]["integrated"], lanes[voice]["integrated"])
                self.assertLess(lanes[other]["loudest"], lanes[voice]["loudest"])

    def test_whole_mix(self):
        for side in (LEFT, RIGHT):
            heard = self.measure(side, 5, ("true-peak", "click"), "--language=nl", "--bed=waves",
                                 "--bell=bowl")
            self.assertLess(heard["true-peak"], TRUE_PEAK)
            self.assertLess(heard["click"], CLICK)

    def test_memory_of_the_longest(self):
        """A shell that is small starts it: the kernel counts the memory of who starts, too."""
        process = subprocess.Popen(
            ["sh", "-c", '"$0" export --minutes=60 --bed=waves rest.flac; exit $?', PROGRAM],
            cwd=self.work, env=self.env)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertLess(usage.ru_maxrss, MEMORY_KIB)


if __name__ == "__main__":
    tap.main()
