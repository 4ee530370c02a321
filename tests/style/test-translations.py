#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every string that a person sees or hears is offered for translation, and every catalog is whole.

usage: test-translations.py SOURCE-ROOT
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tap

ROOT = pathlib.Path(sys.argv[1])
PO = ROOT / "po"

MARKED_C = re.compile(r'\b(?:C_|NC_|N_|_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
MARKED_UI = re.compile(r'\btranslatable="(?:yes|true|1)"')

# What meson's i18n.gettext(preset: 'glib') passes to xgettext, as far as this project uses it.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")


def listed(name):
    lines = (PO / name).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def with_strings():
    """Files that hold strings for people; the settings are not shown to anyone."""
    def names(pattern, mark=None):
        return [str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)
                if mark is None or mark.search(path.read_text("utf-8"))]

    return (names("src/**/*.c", MARKED_C) + names("src/**/*.h", MARKED_C)
            + names("src/**/*.ui", MARKED_UI) + names("data/sessions/*.xml")
            + names("data/phrases/*.xml")
            + names("data/voices/*.desktop.in") + names("data/*.desktop.in.in")
            + names("data/*.metainfo.xml.in.in") + names("data/poses/*.xml")
            + names("data/learn/*.xml"))


class Catalogs(tap.FaultsTestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.template = cls.folder / "fresh.pot"
        env = os.environ | {"GETTEXTDATADIRS": str(ROOT / "data")}
        subprocess.run(
            ["xgettext", "--files-from=po/POTFILES", "--directory=.", "--from-code=UTF-8",
             f"--output={cls.template}", *(f"--keyword={word}" for word in KEYWORDS)],
            cwd=ROOT, env=env, check=True, capture_output=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def tool(self, *command):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False,
                              env=os.environ | {"LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def merged(self, language):
        """The catalog as it would be after an update from the sources of now."""
        result = self.folder / f"{language}.po"
        self.tool("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={result}",
                  PO / f"{language}.po", self.template)
        return result

    def messages(self, catalog, *which):
        # Without the header, which is the empty message.
        text = self.tool("msgattrib", "--no-wrap", *which, catalog)
        return [line for line in re.findall(r'^(?:#~ )?msgid (".*")$', text, re.MULTILINE)
                if line != '""']

    def test_every_file_with_strings_is_listed(self):
        self.complain(sorted(set(with_strings()) - set(listed("POTFILES"))))

    def test_every_listed_file_has_strings(self):
        self.complain(sorted(set(listed("POTFILES")) - set(with_strings())))

    def test_every_catalog_is_listed(self):
        self.assertEqual(sorted(path.stem for path in PO.glob("*.po")), sorted(listed("LINGUAS")))

    def test_catalogs_are_complete(self):
        for language in listed("LINGUAS"):
            catalog = self.merged(language)
            self.complain(self.messages(catalog, "--untranslated", "--no-obsolete"))

    def test_catalogs_have_no_guesses(self):
        for language in listed("LINGUAS"):
            self.complain(self.messages(PO / f"{language}.po", "--only-fuzzy"))

    def test_catalogs_have_no_leftovers(self):
        for language in listed("LINGUAS"):
            catalog = self.merged(language)
            self.complain(self.messages(catalog, "--only-obsolete"))

    def test_catalogs_are_sound(self):
        for language in listed("LINGUAS"):
            self.tool("msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null",
                      PO / f"{language}.po")


if __name__ == "__main__":
    tap.main()
