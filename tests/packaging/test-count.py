#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of ./run-tests, counted from what meson makes of programs of every kind.

usage: test-count.py SOURCE-ROOT
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

COUNT = pathlib.Path(sys.argv[1]) / "build-aux" / "count-tests.py"

PROGRAMS = {
    "fine": "echo 1..2; echo ok 1 - a; echo ok 2 - b",
    "wrong": "echo 1..2; echo ok 1 - a; echo not ok 2 - b; exit 1",
    "crash": "echo 1..2; echo ok 1 - a; kill -SEGV $$",
    "mute": "kill -SEGV $$",
    "short": "echo 1..2; echo ok 1 - a",
    "lazy": 'echo 1..1; echo "ok 1 - a # SKIP"',
}


class Count(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def count(self, programs, plain=()):
        lines = ["project('count')", "shell = find_program('sh')"]
        lines += [f"test('{name}', shell, args: ['-c', '''{PROGRAMS[name]}'''], protocol: 'tap', "
                  "suite: 'room')" for name in programs]
        lines += [f"test('{command}', find_program('{command}'))" for command in plain]
        (self.folder / "meson.build").write_text("\n".join(lines), "utf-8")
        build = self.folder / "build"
        subprocess.run(["meson", "setup", build, self.folder], check=True, capture_output=True)
        subprocess.run(["meson", "test", "-C", build], check=False, capture_output=True)
        done = subprocess.run([sys.executable, COUNT, build], check=False, text=True,
                              capture_output=True)
        return done.stdout.splitlines(), done.returncode

    def test_counts_subtests(self):
        self.assertEqual(self.count(["fine"], ["true"]), (["3 passed, 0 failed"], 0))

    def test_names_what_failed(self):
        lines, status = self.count(["fine", "wrong"], ["false"])
        self.assertIn("failed: wrong: 2 - b", lines)
        self.assertIn("failed: false", lines)
        self.assertEqual((lines[-1], status), ("3 passed, 2 failed", 1))

    def test_counts_a_crash_as_a_failure(self):
        lines, status = self.count(["crash", "mute", "short"])
        self.assertEqual((lines[-1], status), ("2 passed, 3 failed", 1))

    def test_does_not_count_what_was_skipped(self):
        lines, status = self.count(["lazy", "fine"])
        self.assertTrue(lines[0].startswith("skipped: 1 "))
        self.assertEqual((lines[-1], status), ("2 passed, 0 failed", 0))

    def test_fails_when_nothing_ran(self):
        lines, status = self.count([])
        self.assertEqual((lines[-1], status), ("0 passed, 1 failed", 1))


if __name__ == "__main__":
    tap.main()
