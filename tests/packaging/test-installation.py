#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What meson installs, and that the desktop's files agree on one name.

usage: test-installation.py BUILD APPLICATION-ID PREFIX
"""

import configparser
import json
import pathlib
import sys
import unittest
import xml.etree.ElementTree as ElementTree

import tap

BUILD, ID, PREFIX = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])

INSTALLED = {
    "bin/psoas-rest",
    "libexec/psoas-rest-background",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/metainfo/{ID}.metainfo.xml",
    "share/locale/nl/LC_MESSAGES/psoas-rest.mo",
    "share/psoas-rest/learn/safety.xml",
    "share/psoas-rest/poses/rest.xml",
    "share/psoas-rest/sessions/constructive-rest.xml",
}


def read_keys(path):
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes="#")
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


class Installation(unittest.TestCase):
    def test_holds_every_file(self):
        plan = json.loads((BUILD / "meson-info" / "intro-installed.json").read_text("utf-8"))
        there = {str(pathlib.Path(path).relative_to(PREFIX)) for path in plan.values()}
        self.assertEqual(INSTALLED - there, set())

    def test_starts_by_its_bus_name(self):
        service = read_keys(BUILD / "data" / f"{ID}.service")["D-BUS Service"]
        self.assertEqual(service["Name"], ID)
        self.assertEqual(service["Exec"], f'"{PREFIX}/bin/psoas-rest" --gapplication-service')

    def test_has_a_desktop_entry_of_the_same_name(self):
        entry = read_keys(BUILD / "data" / f"{ID}.desktop")["Desktop Entry"]
        self.assertEqual(entry["Icon"], ID)
        self.assertEqual(entry["Exec"].split()[0], "psoas-rest")
        self.assertEqual(entry["DBusActivatable"], "true")

    def test_has_metainfo_of_the_same_name(self):
        metainfo = ElementTree.parse(BUILD / "data" / f"{ID}.metainfo.xml").getroot()
        self.assertEqual(metainfo.findtext("id"), ID)
        self.assertEqual(metainfo.findtext("launchable"), f"{ID}.desktop")
        self.assertEqual(metainfo.findtext("provides/dbus"), ID)

    def test_keeps_settings_under_the_same_name(self):
        schema = ElementTree.parse(BUILD / "data" / f"{ID}.gschema.xml").getroot().find("schema")
        self.assertEqual(schema.get("id"), ID)
        self.assertEqual(schema.get("path"), "/" + ID.replace(".", "/") + "/")


class Store(unittest.TestCase):
    """What the store's guidelines ask beyond what its validator checks."""

    def setUp(self):
        self.metainfo = ElementTree.parse(BUILD / "data" / f"{ID}.metainfo.xml").getroot()

    def test_has_a_short_name_and_summary(self):
        self.assertLessEqual(len(self.metainfo.findtext("name")), 15)
        summary = self.metainfo.findtext("summary")
        self.assertLessEqual(len(summary), 35)
        self.assertFalse(summary.endswith("."))
        self.assertNotIn(self.metainfo.findtext("name"), summary)

    def test_has_two_brand_colours(self):
        schemes = {color.get("scheme_preference") for color in self.metainfo.iter("color")}
        self.assertEqual(schemes, {"light", "dark"})

    def test_fits_a_narrow_screen_and_every_way_of_control(self):
        self.assertEqual(self.metainfo.findtext("requires/display_length"), "360")
        controls = {control.text for control in self.metainfo.findall("supports/control")}
        self.assertEqual(controls, {"keyboard", "pointing", "touch"})

    def test_tells_of_this_version(self):
        project = json.loads((BUILD / "meson-info" / "intro-projectinfo.json").read_text("utf-8"))
        self.assertEqual(self.metainfo.find("releases/release").get("version"), project["version"])


if __name__ == "__main__":
    tap.main()
