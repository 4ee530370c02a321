#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""./run in a tree of its own, with stand-ins for meson, ninja and the program.

usage: test-run.py SOURCE-ROOT
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

ROOT = pathlib.Path(sys.argv[1])

# Makes what a set-up folder has, and counts.
MESON = """
echo "configured $*" >> "$LOG"
echo noise
mkdir -p "$2/meson-private" "$2/src/app"
touch "$2/build.ninja"
cp "$PROGRAM" "$2/src/app/psoas-rest"
"""

NINJA = """
echo "built $*" >> "$LOG"
echo noise
[ ! -e "$BROKEN" ] || { echo "the compiler complains"; exit 1; }
"""

PROGRAM = """
printf '%s\\n' "$PWD" "$PSOAS_REST_DATADIR" "$PSOAS_REST_LOCALEDIR" "$GSETTINGS_SCHEMA_DIR" "$@"
[ ! -e /dev/fd/9 ] || echo "a lock was handed on"
exit 7
"""


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.tree = self.folder / "a tree"
        self.build = self.tree / "_build"
        (self.tree / "build-aux").mkdir(parents=True)
        for name in ("run", "build-aux/prepare.sh", "build-aux/dependencies.sh"):
            shutil.copy(ROOT / name, self.tree / name)
        (self.tree / "build-aux" / "dependencies").write_text("", "utf-8")
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        self.stand_in("meson", MESON)
        self.stand_in("ninja", NINJA)
        self.stand_in("program", PROGRAM)
        self.log = self.folder / "log"
        self.broken = self.folder / "broken"
        self.env = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "LOG": str(self.log),
            "BROKEN": str(self.broken),
            "PROGRAM": str(self.bin / "program"),
        }

    def stand_in(self, name, body):
        (self.bin / name).write_text(f"#!/bin/sh\n{body}", "utf-8")
        (self.bin / name).chmod(0o755)

    def run_it(self, *args, program=None, **env):
        return subprocess.run([program or self.tree / "run", *args], env=self.env | env, text=True,
                              cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL,
                              timeout=60, check=False)

    def calls(self, word):
        if not self.log.exists():
            return []
        return [call for call in self.log.read_text("utf-8").splitlines() if call.startswith(word)]

    def test_hands_everything_to_the_program(self):
        result = self.run_it("export", "my rest.opus", "--force")
        data, po = f"{self.build}/data", f"{self.build}/po"
        self.assertEqual(result.stdout.splitlines(),
                         [str(self.folder), data, po, data, "export", "my rest.opus", "--force"])
        self.assertEqual(result.returncode, 7)

    def test_sets_up_once(self):
        self.run_it("sessions")
        result = self.run_it("sessions")
        self.assertEqual(len(self.calls("configured")), 1)
        self.assertEqual(result.stderr, "")

    def test_starts_through_a_link(self):
        link = self.folder / "psoas-rest"
        link.symlink_to(self.tree / "run")
        self.assertEqual(self.run_it("sessions", program=link).returncode, 7)

    def test_replaces_a_half_made_folder(self):
        self.build.mkdir()
        (self.build / "leftover").touch()
        self.assertEqual(self.run_it("sessions").returncode, 7)
        self.assertFalse((self.build / "leftover").exists())

    def test_builds_anew_in_another_place(self):
        self.run_it("sessions")
        moved = self.folder / "moved"
        self.tree.rename(moved)
        result = self.run_it("sessions", program=moved / "run")
        self.assertEqual(len(self.calls("configured")), 2)
        self.assertEqual(result.stdout.splitlines()[1], f"{moved}/_build/data")

    def test_keeps_a_folder_set_up_by_hand(self):
        subprocess.run(["meson", "setup", str(self.build)], env=self.env, check=True,
                       stdout=subprocess.DEVNULL)
        (self.build / "meson-info").mkdir()
        (self.build / "meson-info" / "meson-info.json").write_text(
            f'{{"directories": {{"source": "{self.tree}"}}}}', "utf-8")
        self.assertEqual(self.run_it("sessions").returncode, 7)
        self.assertEqual(len(self.calls("configured")), 1)

    def test_shows_why_the_build_failed_and_starts_nothing(self):
        self.run_it("sessions")
        self.broken.touch()
        result = self.run_it("sessions")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("the compiler complains", result.stderr)

    def test_looks_again_when_the_list_of_needs_changed(self):
        self.run_it("sessions")
        (self.tree / "build-aux" / "dependencies").write_text(
            "run | command | no-such-program | a | b | c | d\n", "utf-8")
        result = self.run_it("sessions", PSOAS_REST_OS_RELEASE="/dev/null")
        self.assertEqual(result.returncode, 1)
        self.assertIn("please install: no-such-program", result.stderr)

    def test_builds_one_at_a_time(self):
        self.stand_in("ninja", 'mkdir "$LOG.lock" || echo clash >> "$LOG"\nsleep 0.3\n'
                               'rmdir "$LOG.lock"\n')
        others = [subprocess.Popen([self.tree / "run", "sessions"], env=self.env, cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                  for _ in range(3)]
        self.assertEqual([other.wait(timeout=60) for other in others], [7, 7, 7])
        self.assertEqual(self.calls("clash"), [])
        self.assertEqual(len(self.calls("configured")), 1)

    def test_needs_a_display_for_a_window(self):
        result = self.run_it()
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("A window needs a display", result.stderr)
        self.assertIn("./run export rest.opus", result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertEqual(self.calls("configured"), [])

    def test_opens_a_window_where_there_is_a_display(self):
        self.assertEqual(self.run_it(WAYLAND_DISPLAY="wayland-0").returncode, 7)
        self.assertEqual(self.run_it(DISPLAY=":0").returncode, 7)


if __name__ == "__main__":
    tap.main()
