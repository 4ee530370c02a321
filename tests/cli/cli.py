# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built program as a person at a terminal meets it: a folder of one's own, no display, nothing
of the machine's settings."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import wave

import tap

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
DATA = pathlib.Path(os.environ["PSOAS_REST_DATADIR"])

SAMPLE_RATE = 48000

# What says where a window could open and which language is spoken, and how bash was started.
FORGOTTEN = ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE", "LANG", "XDG_DATA_HOME")

# Long enough for a busy machine, short enough to end a test that hangs.
PATIENCE = 120


def wait_for(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.01)


class CliTestCase(tap.FaultsTestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.make_folder("home")
        self.work = self.make_folder("work")
        self.env = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
        self.env |= {"HOME": str(self.home)}

    def make_folder(self, name):
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder

    def run_it(self, *args, **options):
        """What the program answers; options as for subprocess.run."""
        options = {"cwd": self.work, "env": self.env, "stdin": subprocess.DEVNULL,
                   "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        return subprocess.run([PROGRAM, *args], text=True, encoding="utf-8", timeout=PATIENCE,
                              check=False, **options)

    def run_well(self, *args, **options):
        """The same, when nothing may go wrong. Returns what it prints."""
        result = self.run_it(*args, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""), args)
        return result.stdout

    def fault(self, result, status):
        """None for an error told as it should be: one line on stderr, nothing on stdout."""
        if result.returncode != status:
            return f"exit {result.returncode} instead of {status}: {result.stderr}"
        if result.stdout:
            return f"prints {result.stdout}"
        if not result.stderr.startswith("psoas-rest: ") or result.stderr.count("\n") != 1:
            return f"says {result.stderr!r}"
        return None

    def assert_fails(self, result, status, *words):
        self.assertIsNone(self.fault(result, status))
        for word in words:
            self.assertIn(word, result.stderr)

    def schedule(self, *args, **options):
        return json.loads(self.run_well("schedule", "--json", *args, **options))

    def files(self):
        """Names in the folder that the program works in, hidden ones too."""
        return sorted(path.name for path in self.work.iterdir())

    def copy_data(self):
        """A data folder that can be spoilt: files are links until they are replaced."""
        copy = self.folder / "data"
        shutil.copytree(DATA, copy, copy_function=os.symlink,
                        ignore=lambda folder, names: [] if pathlib.Path(folder) != DATA else
                        [name for name in names
                         if name not in ("sessions", "poses", "voices", "sounds")])
        self.env["PSOAS_REST_DATADIR"] = str(copy)
        return copy


class Sound:
    """What is heard of a sound file. A frame is what both sides hold at one sample."""

    FRAME = 4

    def __init__(self, frames):
        self.frames = memoryview(frames)

    @classmethod
    def read_wav(cls, path):
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (2, 2, SAMPLE_RATE):
                raise ValueError(file.getparams())
            return cls(file.readframes(file.getnframes()))

    def length(self):
        return len(self.frames) // self.FRAME

    def is_silent(self, start, end):
        return not self.frames[self.FRAME * start:self.FRAME * end].tobytes().strip(b"\0")

    def faults(self, cues, total):
        """Where it does not hold what the timeline says: each cue from its first to its last
        sample, and silence between them."""
        faults = []
        if self.length() != total:
            faults.append(f"has {self.length()} samples instead of {total}")
        before = 0
        for cue in cues:
            start, end = cue["start_sample"], cue["end_sample"]
            if self.is_silent(start, start + 1):
                faults.append(f"{cue['id']} begins late")
            if self.is_silent(end - 1, end):
                faults.append(f"{cue['id']} ends early")
            if not self.is_silent(before, start):
                faults.append(f"something sounds before {cue['id']}")
            before = end
        if not self.is_silent(before, total):
            faults.append("something sounds after the last cue")
        return faults
