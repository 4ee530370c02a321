#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: only keys that flatpak-builder knows (it ignores others with a warning),
sources that cannot change, and no more of the machine than sound and display.

usage: test-manifest.py MANIFEST
"""

import json
import sys
import unittest

import tap

MANIFEST = sys.argv[1]

# Those of flatpak-manifest(5) that this project has a use for.
TOP_KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"}
MODULE_KEYS = {
    "name", "buildsystem", "builddir", "config-opts", "no-parallel-make", "cleanup", "sources",
}
SOURCE_KEYS = {
    "archive": {"type", "url", "sha256"},
    "git": {"type", "url", "tag", "commit"},
    "dir": {"type", "path", "skip"},
}
BUILD_SYSTEMS = {"autotools", "cmake-ninja", "meson"}

# Sound and display. No network, no file of the person, no bus.
PERMISSIONS = {
    "--share=ipc",
    "--socket=fallback-x11",
    "--socket=wayland",
    "--socket=pulseaudio",
    "--device=dri",
}


# What the program needs while it runs and the runtime does not bring.
LIBRARIES = {"libical"}


def refuse_doubles(pairs):
    keys = [key for key, _ in pairs]
    doubles = {key for key in keys if keys.count(key) > 1}
    if doubles:
        raise ValueError(f"doubled keys: {sorted(doubles)}")
    return dict(pairs)


class Manifest(unittest.TestCase):
    def setUp(self):
        with open(MANIFEST, encoding="utf-8") as file:
            self.manifest = json.load(file, object_pairs_hook=refuse_doubles)

    def sources(self):
        for module in self.manifest["modules"]:
            for source in module["sources"]:
                yield module["name"], source

    def test_knows_every_key(self):
        self.assertEqual(set(self.manifest) - TOP_KEYS, set())
        for module in self.manifest["modules"]:
            self.assertEqual(set(module) - MODULE_KEYS, set(), module["name"])
        for name, source in self.sources():
            self.assertIn(source["type"], SOURCE_KEYS, name)
            self.assertEqual(set(source) - SOURCE_KEYS[source["type"]], set(), name)

    def test_is_complete(self):
        self.assertEqual(TOP_KEYS - {"cleanup"} - set(self.manifest), set())
        for module in self.manifest["modules"]:
            self.assertIn(module["buildsystem"], BUILD_SYSTEMS, module["name"])

    def test_names_the_application(self):
        self.assertEqual(self.manifest["id"], "org.example.PsoasRest")
        self.assertEqual(self.manifest["command"], "psoas-rest")

    def test_stands_on_a_released_gnome_runtime(self):
        self.assertEqual(self.manifest["runtime"], "org.gnome.Platform")
        self.assertEqual(self.manifest["sdk"], "org.gnome.Sdk")
        self.assertRegex(self.manifest["runtime-version"], r"^\d+$")

    def test_asks_for_sound_and_display_only(self):
        self.assertEqual(set(self.manifest["finish-args"]), PERMISSIONS)

    def test_pins_every_foreign_source(self):
        for name, source in self.sources():
            if source["type"] == "dir":
                self.assertEqual(name, "psoas-rest")
                continue
            self.assertTrue(source["url"].startswith("https://"), name)
            if source["type"] == "archive":
                self.assertRegex(source["sha256"], r"^[0-9a-f]{64}$", name)
            else:
                self.assertRegex(source["commit"], r"^[0-9a-f]{40}$", name)

    def test_leaves_out_what_only_builds(self):
        for module in self.manifest["modules"]:
            if module["name"] in LIBRARIES:
                self.assertIn("/include", module["cleanup"])
            elif module["name"] != "psoas-rest":
                self.assertEqual(module.get("cleanup"), ["*"], module["name"])

    def test_builds_last_what_it_is_about(self):
        self.assertEqual(self.manifest["modules"][-1]["name"], "psoas-rest")
        self.assertEqual(self.manifest["modules"][-1]["sources"][0]["path"], ".")


if __name__ == "__main__":
    tap.main()
