#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every file: who may use it, how long it gets, what has no place in it.

usage: test-sources.py SOURCE-ROOT
"""

import pathlib
import re
import sys

import tap

ROOT = pathlib.Path(sys.argv[1])

LONGEST_FILE = 800
LONGEST_FUNCTION = 80

# Folders and single files with sources; build folders and notes stay out.
FOLDERS = ("src", "tests", "bench", "data", "po", "build-aux", ".ci")
TOP_FILES = ("run", "run-tests", "meson.build", "meson_options.txt", ".clang-format",
             ".editorconfig")

# CSV and JSON know no comments; databases, sounds and pictures are no text.
WITHOUT_HEADER = {".csv", ".db", ".json", ".flac", ".png", ".wav"}
LICENCES = {"GPL-3.0-or-later", "CC0-1.0"}

# Who speaks on standard output: the command line and the programs of the build.
SPEAKERS = ("src/app/", "src/tools/", "tests/", "bench/")


def files():
    for name in TOP_FILES:
        yield ROOT / name
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith("~"):
                yield path


def is_code(path):
    """Not what can hold no comment, and not what a test reads, which may be broken on purpose."""
    fixture = path.suffix == ".xml" and path.is_relative_to(ROOT / "tests")
    return path.suffix not in WITHOUT_HEADER and not fixture


def name_of(path):
    return str(path.relative_to(ROOT))


def c_files():
    return [path for path in files() if path.suffix in {".c", ".h"}]


def functions(lines):
    """First line, number and length of each function, whose braces stand in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield lines[start - 2], start, number - start - 1
            start = None


class Sources(tap.FaultsTestCase):
    def test_say_who_may_use_them(self):
        faults = []
        for path in files():
            if not is_code(path):
                continue
            head = "\n".join(path.read_text("utf-8").splitlines()[:8])
            licence = re.search(r"SPDX-License-Identifier: (\S+)", head)
            if "SPDX-FileCopyrightText: 2026 The Psoas Rest authors" not in head or not licence:
                faults.append(f"{name_of(path)} has no SPDX header")
            elif licence.group(1) not in LICENCES:
                faults.append(f"{name_of(path)} is under {licence.group(1)}")
        self.complain(faults)

    def test_c_begins_with_the_same_header(self):
        header = ("/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors\n"
                  " * SPDX-License-Identifier: GPL-3.0-or-later\n */\n")
        self.complain([f"{name_of(path)} begins otherwise" for path in c_files()
                       if not path.read_text("utf-8").startswith(header)])

    def test_stay_short(self):
        faults = []
        for path in c_files():
            lines = path.read_text("utf-8").splitlines()
            if len(lines) > LONGEST_FILE:
                faults.append(f"{name_of(path)} has {len(lines)} lines")
            for first, number, length in functions(lines):
                if length > LONGEST_FUNCTION:
                    faults.append(f"{name_of(path)}:{number}: {length} lines in {first}")
        self.complain(faults)

    def test_headers_are_read_once(self):
        self.complain([f"{name_of(path)} lacks #pragma once" for path in c_files()
                       if path.suffix == ".h" and "\n#pragma once\n" not in path.read_text("utf-8")])

    def test_rooms_do_not_print(self):
        pattern = re.compile(r"\b(?:g_print|g_printerr|printf|puts|g_message|g_info)\s*\(")
        faults = []
        for path in c_files():
            if not name_of(path).startswith(SPEAKERS):
                for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                    if pattern.search(line):
                        faults.append(f"{name_of(path)}:{number}: {line.strip()}")
        self.complain(faults)

    def test_leave_nothing_to_be_done(self):
        # Put together here, so that this file is not its own first find.
        pattern = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
        faults = []
        for path in files():
            if is_code(path):
                for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                    if pattern.search(line):
                        faults.append(f"{name_of(path)}:{number}: {line.strip()}")
        self.complain(faults)

    def test_have_clean_lines(self):
        faults = []
        for path in files():
            if not is_code(path) and path.suffix != ".json":
                continue
            text = path.read_text("utf-8")
            if not text.endswith("\n"):
                faults.append(f"{name_of(path)} lacks its last line end")
            for number, line in enumerate(text.splitlines(), 1):
                if line != line.rstrip() or "\t" in line:
                    faults.append(f"{name_of(path)}:{number}: blank at the end, or a tab")
        self.complain(faults)


if __name__ == "__main__":
    tap.main()
