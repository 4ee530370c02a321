#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export does to the files around it, also when it is stopped or cannot go on.

usage: test-export-files.py PROGRAM
"""

import os
import pty
import resource
import signal
import subprocess

import tap
from cli import CliTestCase, PATIENCE, PROGRAM, wait_for

# More than enough time to be stopped in.
LONG = ("--minutes=60", "rest.opus")


class Files(CliTestCase):
    def test_says_nothing(self):
        self.run_well("export", "--minutes=5", "rest.flac")
        self.assertEqual(self.files(), ["rest.flac"])

    def test_belongs_to_the_callers_folder(self):
        (self.work / "sub").mkdir()
        self.run_well("export", "--minutes=5", "../rest.flac", cwd=self.work / "sub")
        self.run_well("export", "--minutes=5", "./sub/rest.flac")
        self.run_well("export", "--minutes=5", "--", "-rest.flac")
        self.assertEqual(self.files(), ["-rest.flac", "rest.flac", "sub"])
        self.assertEqual(os.listdir(self.work / "sub"), ["rest.flac"])

    def test_strange_names(self):
        names = ("a b%20c#?.flac", "é\n.flac", "10:30.flac", '"quoted" \\.flac')
        for name in names:
            self.run_well("export", "--minutes=5", name)
        self.assertEqual(self.files(), sorted(names))

    def test_follows_the_mask(self):
        self.run_well("export", "--minutes=5", "rest.flac", umask=0o027)
        self.assertEqual((self.work / "rest.flac").stat().st_mode & 0o777, 0o640)

    def test_refuses_to_overwrite(self):
        (self.work / "rest.flac").write_text("mine", "utf-8")
        result = self.run_it("export", "--minutes=5", "rest.flac")
        self.assert_fails(result, 1, "--force")
        self.assertEqual((self.work / "rest.flac").read_text("utf-8"), "mine")
        self.assertEqual(self.files(), ["rest.flac"])

    def test_force_overwrites(self):
        (self.work / "rest.flac").write_text("mine", "utf-8")
        self.run_well("export", "--minutes=5", "--force", "rest.flac")
        self.assertEqual((self.work / "rest.flac").read_bytes()[:4], b"fLaC")
        self.assertEqual(self.files(), ["rest.flac"])

    def test_places_that_cannot_be_written(self):
        (self.work / "file").touch()
        (self.work / "folder.flac").mkdir()
        faults = []
        for name in ("no/rest.flac", "file/rest.flac", "folder.flac", "/sys/rest.flac",
                     f"{'x' * 300}.flac"):
            for force in ((), ("--force",)):
                fault = self.fault(self.run_it("export", "--minutes=5", *force, name), 1)
                if fault:
                    faults.append(f"{name}: {fault}")
        self.complain(faults)
        self.assertEqual(self.files(), ["file", "folder.flac"])

    def test_full_disk(self):
        """A limit on the size of a file stands for it; a full disk takes rights to make."""
        limit = 1 << 20
        for name in ("rest.wav", "rest.flac", "rest.opus", "rest.mp3"):
            result = self.run_it(
                "export", "--minutes=5", name,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assert_fails(result, 1, name)
            self.assertEqual(self.files(), [])


class Stopped(CliTestCase):
    def start(self, *args):
        """An export that has begun to write."""
        before = set(self.files())
        process = subprocess.Popen([PROGRAM, "export", *args], cwd=self.work, env=self.env,
                                   text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.kill)

        def is_writing():
            self.assertIsNone(process.poll())
            return any((self.work / name).stat().st_size for name in set(self.files()) - before)

        wait_for(is_writing, "nothing is written")
        return process

    def stop(self, process, number):
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=PATIENCE)
        self.assert_fails(subprocess.CompletedProcess([], process.returncode, stdout, stderr), 1)

    def test_leaves_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self.stop(self.start(*LONG), number)
            self.assertEqual(self.files(), [])

    def test_leaves_what_was_there(self):
        (self.work / "rest.opus").write_text("mine", "utf-8")
        process = self.start("--force", *LONG)
        self.assertEqual((self.work / "rest.opus").read_text("utf-8"), "mine")
        self.stop(process, signal.SIGINT)
        self.assertEqual(self.files(), ["rest.opus"])
        self.assertEqual((self.work / "rest.opus").read_text("utf-8"), "mine")

    def test_file_that_appears_meanwhile_stays(self):
        process = self.start("--minutes=5", "rest.opus")
        (self.work / "rest.opus").write_text("mine", "utf-8")
        stdout, stderr = process.communicate(timeout=PATIENCE)
        self.assert_fails(subprocess.CompletedProcess([], process.returncode, stdout, stderr), 1)
        self.assertEqual(self.files(), ["rest.opus"])
        self.assertEqual((self.work / "rest.opus").read_text("utf-8"), "mine")


class Progress(CliTestCase):
    def read_terminal(self, *args):
        """What a person at a terminal sees, with the exit status."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, *args], cwd=self.work, env=self.env, stderr=theirs,
                                   stdout=subprocess.PIPE)
        os.close(theirs)
        seen = b""
        try:
            while data := os.read(ours, 4096):
                seen += data
        except OSError:
            # The other side is closed.
            pass
        os.close(ours)
        self.assertEqual(process.communicate(timeout=PATIENCE)[0], b"")
        return process.returncode, seen.decode("utf-8")

    def test_is_shown_and_taken_away(self):
        status, seen = self.read_terminal("export", "--minutes=10", "rest.flac")
        self.assertEqual(status, 0)
        self.assertRegex(seen, r"^(\rWriting: \d+ %)+\r\033\[K$")
        self.assertNotIn("\n", seen)

    def test_leaves_room_for_an_error(self):
        self.assertEqual(self.read_terminal("export", "--minutes=5", "no/rest.flac")[0], 1)


if __name__ == "__main__":
    tap.main()
