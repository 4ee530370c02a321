#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built before the tests of some suites, of a project in which each test has a need.

usage: test-targets.py SOURCE-ROOT
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

TARGETS = pathlib.Path(sys.argv[1]) / "build-aux" / "test-targets.py"

PROJECT = """
project('targets')
touch = find_program('touch')
foreach name : ['common', 'one', 'two', 'idle']
  set_variable(name, custom_target(name, output: name, command: [touch, '@OUTPUT@'],
    build_by_default: true))
endforeach
test('first', touch, args: [one], depends: common, suite: 'first')
test('second', touch, args: [two], depends: common, suite: ['second', 'slow'])
"""


class Targets(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(tempfile.mkdtemp()) / "a tree"
        folder.mkdir()
        self.addCleanup(shutil.rmtree, folder.parent)
        (folder / "meson.build").write_text(PROJECT, "utf-8")
        self.build = folder / "build"
        subprocess.run(["meson", "setup", self.build, folder], check=True, capture_output=True)

    def find(self, *suites):
        done = subprocess.run([sys.executable, TARGETS, self.build, *suites], check=True, text=True,
                              capture_output=True)
        return done.stdout.split()

    def test_knows_what_a_suite_needs(self):
        self.assertEqual(self.find("first"), ["common", "one"])
        self.assertEqual(self.find("slow"), ["common", "two"])
        self.assertEqual(self.find("first", "second"), ["common", "one", "two"])

    def test_names_them_as_ninja_does(self):
        subprocess.run(["ninja", "-C", self.build, *self.find("first")], check=True,
                       capture_output=True)
        self.assertTrue((self.build / "one").exists())
        self.assertFalse((self.build / "two").exists())
        self.assertFalse((self.build / "idle").exists())


if __name__ == "__main__":
    tap.main()
