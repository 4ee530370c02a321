#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program saves a session for the phone: by the keyboard, to a file or to nothing.

usage: session test-saving.py PROGRAM APPLICATION-ID
"""

import pathlib
import resource
import subprocess
import tempfile

import tap
from desktop import FOLDER, wait_for
from program import PROGRAM, ApplicationTestCase

# Long enough to be looked at while it is written.
LONG = {"minutes": "{'constructive-rest': 60}", "guidance": "'bells'", "voice": "'en'"}


class Saving(ApplicationTestCase):
    def setUp(self):
        super().setUp()
        self.music = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
        (self.config / "user-dirs.dirs").write_text(f'XDG_MUSIC_DIR="{self.music}"\n', "utf-8")

    def start_with(self, **settings):
        self.set(**settings)
        return self.start()

    def windows(self):
        """The window of this title and, of the same one, the dialog that asks for the place."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Save for the Phone"],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()

    def press_return(self, window, condition, what):
        """Without a window manager the keyboard goes where it is told to, and a window that is just
        there may miss a key."""
        def is_done():
            subprocess.run(["xdotool", "windowfocus", window, "key", "Return"], check=False,
                           stderr=subprocess.DEVNULL)
            try:
                return wait_for(condition, what, patience=3)
            except TimeoutError:
                return None

        return wait_for(is_done, what)

    def open(self, application):
        """Returns: the dialog that asks for the place."""
        application.activate("save")
        application.wait_for_button("Save")
        window, = wait_for(self.windows, "nothing is asked")

        return self.press_return(window, lambda: set(self.windows()) - {window}, "no place is asked").pop()

    def save(self, application):
        dialog = self.open(application)
        self.press_return(dialog, lambda: dialog not in self.windows(), "the place is not taken")

    def files(self):
        return sorted(path.name for path in self.music.iterdir())

    def test_writes_what_the_command_line_writes(self):
        for language, title in (("en", "Constructive rest"), ("nl", "Constructieve rust")):
            application = self.start_with(**{
                "voice": f"'{language}'", "minutes": "{'constructive-rest': 5}", "guidance": "'light'",
                "bed": "'rain'", "arms": "'belly'", "save-format": "'flac'"})
            self.save(application)
            application.wait_for_text("Saved as")
            name = f"{title} 5 min {language}.flac"
            self.assertTrue(any(name in text for text in application.texts()))
            self.assertEqual(application.quit(), (0, ""))
            self.assertEqual(self.files(), [name])

            expected = FOLDER / name
            subprocess.run([PROGRAM, "export", "--minutes=5", f"--language={language}", "--bed=rain",
                            "--guidance=light", "--arms=belly", expected], check=True)
            self.assertEqual((self.music / name).read_bytes(), expected.read_bytes())
            (self.music / name).unlink()

    def test_cancel_leaves_what_was_there(self):
        application = self.start_with(**LONG)
        name = "Constructive rest 60 min en.mp3"
        (self.music / name).write_text("precious", "utf-8")
        dialog = self.open(application)
        self.press_return(dialog, lambda: application.has_button("Replace"), "it is replaced unasked")
        application.click("Replace")
        wait_for(lambda: len(self.windows()) == 1 and not application.has_button("Replace"),
                 "it cannot be replaced")
        application.click("Cancel")
        application.wait_for_button("Save")
        self.assertEqual(application.quit(), (0, ""))
        self.assertEqual(self.files(), [name])
        self.assertEqual((self.music / name).read_text("utf-8"), "precious")

    def test_quitting_leaves_nothing(self):
        application = self.start_with(**LONG)
        self.save(application)
        wait_for(self.files, "nothing is written")
        self.assertEqual(application.quit(), (0, ""))
        self.assertEqual(self.files(), [])

    def test_closing_leaves_nothing_and_can_be_tried_again(self):
        application = self.start_with(**LONG)
        self.save(application)
        wait_for(self.files, "nothing is written")
        subprocess.run(["xdotool", "windowfocus", *self.windows(), "key", "Escape"], check=True)
        wait_for(lambda: not self.files(), "it does not stop")
        self.open(application)
        self.assertEqual(application.quit(), (0, ""))

    def test_full_disk(self):
        application = self.start_with(**LONG)
        resource.prlimit(application.process.pid, resource.RLIMIT_FSIZE, (100000, 100000))
        self.save(application)
        application.wait_for_text("Not Saved")
        application.wait_for_text("choose another place")
        self.assertEqual(self.files(), [])
        self.assertEqual(application.quit(), (0, ""))


if __name__ == "__main__":
    tap.main()
