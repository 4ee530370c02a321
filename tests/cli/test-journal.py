#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal on the command line: listed, exported, imported.

usage: test-journal.py PROGRAM
"""

import csv
import io
import json
import os
import pathlib
import resource
import shutil

from cli import CliTestCase
import tap

STORED = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "journal"


class Journal(CliTestCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / ".local/share/psoas-rest/journal.db"

    def journal(self, *args, **options):
        return self.run_it("journal", *args, **options)

    def fill(self):
        self.run_well("journal", "import", STORED / "journal-1.csv")

    def test_begins_empty(self):
        self.assertEqual(self.run_well("journal", "list"), "")
        self.assertEqual(json.loads(self.run_well("journal", "export", "--format", "json"))["entries"], [])

    def test_lists_what_was_imported(self):
        said = self.run_well("journal", "import", STORED / "journal-1.json")
        self.assertEqual(said, "Entries added: 3. Already there: 0.\n")
        said = self.run_well("journal", "import", STORED / "journal-1.csv")
        self.assertEqual(said, "Entries added: 0. Already there: 3.\n")
        lines = self.run_well("journal", "list").splitlines()
        self.assertEqual(len(lines), 3)
        self.assertIn("2026-11-16 20:00   15 of  15 min  finished", lines[0])

    def test_exports_what_it_can_import(self):
        self.fill()
        self.run_well("journal", "export", "my.csv")
        self.run_well("journal", "export", "my.json")
        self.assertEqual((self.work / "my.csv").read_bytes(), (STORED / "journal-1.csv").read_bytes())
        self.assertEqual((self.work / "my.json").read_bytes(), (STORED / "journal-1.json").read_bytes())
        rows = list(csv.DictReader(io.StringIO((self.work / "my.csv").read_text("utf-8"), newline="")))
        self.assertEqual(rows[1]["note"], 'Note 1, with “quotes”, a "comma",\nand a line')
        entries = json.loads((self.work / "my.json").read_text("utf-8"))["entries"]
        self.assertEqual(entries[1]["note"], rows[1]["note"])
        self.assertEqual(self.run_well("journal", "export", "--format", "json"),
                         (self.work / "my.json").read_text("utf-8"))

    def test_overwrites_only_when_told(self):
        self.fill()
        (self.work / "my.csv").write_text("mine")
        self.assert_fails(self.journal("export", "my.csv"), 1, "--force")
        self.assertEqual((self.work / "my.csv").read_text(), "mine")
        self.run_well("journal", "export", "--force", "my.csv")
        self.assertIn("Europe/Amsterdam", (self.work / "my.csv").read_text("utf-8"))

    def test_leaves_the_file_when_the_disk_is_full(self):
        self.fill()
        (self.work / "my.csv").write_text("mine")
        result = self.journal("export", "--force", "my.csv", preexec_fn=lambda:
                              resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
        self.assert_fails(result, 1)
        self.assertEqual((self.work / "my.csv").read_text(), "mine")
        self.assertEqual(self.files(), ["my.csv"])

    def test_refuses(self):
        wrong = self.work / "wrong.csv"
        text = (STORED / "journal-1.csv").read_text("utf-8")
        wrong.write_text(text.replace(",finished,", ",done,", 1), "utf-8")
        for args, status, words in (
                ((), 2, ["Say what", "--help"]),
                (("nosuch",), 2, ["--help"]),
                (("export",), 2, ["journal.csv"]),
                (("export", "a.csv", "b.csv"), 2, ["--help"]),
                (("export", "a.txt"), 2, [".csv or .json"]),
                (("export", "--format", "xml"), 2, ["csv or json"]),
                (("export", "a.csv", "--format", "csv"), 2, ["--help"]),
                (("export", "nowhere/a.csv"), 1, ["nowhere"]),
                (("import",), 2, ["--help"]),
                (("import", "nosuch.csv"), 1, ["nosuch.csv"]),
                (("import", "wrong.csv"), 1, ["wrong.csv:2: ending: “done”", "finished"]),
                (("list", "all"), 2, ["all"])):
            with self.subTest(args):
                self.assert_fails(self.journal(*args), status, *words)
        self.assertEqual(self.run_well("journal", "list"), "")

    def test_tells_of_damage_and_goes_on(self):
        self.fill()
        self.file.write_bytes(b"Dear diary")
        self.assert_fails(self.journal("list"), 1, "damaged", "journal-damaged-")
        self.assertEqual(self.run_well("journal", "list"), "")
        aside = [path for path in self.file.parent.iterdir() if "damaged" in path.name]
        self.assertEqual([path.read_bytes() for path in aside], [b"Dear diary"])

    def test_leaves_a_home_that_is_none(self):
        shutil.rmtree(self.home)
        self.home.write_text("no folder")
        self.assert_fails(self.journal("list"), 1, "may not be written")

    def test_help(self):
        for action in ("export", "import", "list"):
            self.assertIn(f"psoas-rest journal {action}", self.run_well("journal", "--help"))
            self.assertIn(f"psoas-rest journal {action}", self.run_well("journal", action, "--help"))


if __name__ == "__main__":
    tap.main()
