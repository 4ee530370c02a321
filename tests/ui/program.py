# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the whole program needs: it takes PROGRAM and APPLICATION-ID from its command
line."""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from desktop import FOLDER, Application

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
NAME = sys.argv[2]


class ApplicationTestCase(unittest.TestCase):
    def setUp(self):
        self.config = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
        self.settings = self.config / "glib-2.0" / "settings" / "keyfile"

        self.set()

    def set(self, **settings):
        settings = {"welcomed": "true"} | settings
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"[{NAME.replace('.', '/')}]", *(f"{key}={value}" for key, value in settings.items())]
        self.settings.write_text("\n".join(lines) + "\n", "utf-8")

    def change(self, key, value):
        """As another program would, while this one runs."""
        subprocess.run(["gsettings", "set", NAME, key, value], check=True,
                       env=os.environ | {"GSETTINGS_BACKEND": "keyfile",
                                         "XDG_CONFIG_HOME": str(self.config)})

    def start(self, **env):
        application = Application(PROGRAM, NAME, self.config, **env)
        self.addCleanup(application.kill)
        return application

    def add(self, neighbour):
        self.addCleanup(neighbour.stop)
        return neighbour

    def words(self, *args):
        """What is spoken, in order."""
        timeline = subprocess.run([PROGRAM, "schedule", "--json", *args], check=True,
                                  stdout=subprocess.PIPE).stdout
        return [cue["words"] for cue in json.loads(timeline)["cues"]]

    def entries(self, application):
        """Of its journal, as another program sees them."""
        journal = subprocess.run([PROGRAM, "journal", "export", "--format=csv"], check=True, text=True,
                                 stdout=subprocess.PIPE, env=application.env).stdout
        return list(csv.DictReader(io.StringIO(journal)))

    def press(self, key):
        subprocess.run(["xdotool", "key", key], check=True)
