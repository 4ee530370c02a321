#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may enter which room (DESIGN.md), read from the includes and from the build description.

usage: test-layering.py SOURCE-ROOT
"""

import pathlib
import re
import sys

import tap

ROOT = pathlib.Path(sys.argv[1])
SRC = ROOT / "src"

ENGINE = {"base", "script", "voice", "figure", "session", "audio", "journal", "reminder"}

# The units and clocks of base lie under every room.
ROOMS = {
    "base": set(),
    "script": {"base"},
    "voice": {"base", "script"},
    "figure": {"base"},
    "session": {"base", "script", "voice"},
    "audio": {"base", "script", "voice", "session"},
    "journal": {"base"},
    "reminder": {"base"},
    "desktop": {"base", "session", "reminder"},
    "ui": {"base", "script", "voice", "figure", "session", "journal", "reminder"},
    "app": ENGINE | {"desktop", "ui"},
    # Programs that run while the project is built: they render what the others only play.
    "tools": {"base", "script"},
}

# Libraries that only some rooms know, by the start of their headers and of their names in meson.
LIBRARIES = {
    "GStreamer": ("gst/", "gst_", {"audio", "tools", "app"}),
    "GTK": ("gtk/", "gtk_", {"ui", "app"}),
    "libadwaita": ("adwaita.h", "adw_", {"ui", "app"}),
    "cairo": ("cairo", "cairo_", {"figure", "ui", "app"}),
    "Pango": ("pango/", "pango", {"figure", "ui", "app"}),
    "SQLite": ("sqlite3.h", "sqlite_", {"journal"}),
    "libical": ("libical/", "ical_", {"reminder"}),
    "libportal": ("libportal/", "portal_", {"desktop"}),
    "JSON-GLib": ("json-glib/", "json_", {"journal", "app"}),
    "libebur128": ("ebur128.h", "ebur128_", {"tools"}),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)


def rooms():
    return sorted(build.parent.name for build in SRC.glob("*/meson.build"))


def sources(room):
    return sorted(path for path in (SRC / room).rglob("*") if path.suffix in {".c", ".h"})


def includes(path):
    """Pairs of the quote and the name, comments taken out."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return INCLUDE.findall(text)


def strangers(room, header, dependency):
    """Libraries that a header's or a dependency's name stands for and that the room may not know."""
    return [
        name for name, (start, prefix, allowed) in LIBRARIES.items()
        if room not in allowed
        and ((header or "").startswith(start) or (dependency or "").startswith(prefix))
    ]


class Layering(tap.FaultsTestCase):
    def test_every_folder_is_a_room(self):
        self.complain([f"src/{room} is not in the table" for room in rooms() if room not in ROOMS])

    def test_the_table_has_no_circles(self):
        for room, below in ROOMS.items():
            for other in below:
                self.assertNotIn(room, ROOMS[other], f"{room} and {other} know each other")

    def test_rooms_include_what_they_may(self):
        faults = []
        for room in rooms():
            for path in sources(room):
                for quote, header in includes(path):
                    other = header.split("/")[0] if "/" in header else None
                    if quote == '"' and other in ROOMS and other != room and other not in ROOMS[room]:
                        faults.append(f"{path.relative_to(ROOT)} enters {other}: {header}")
        self.complain(faults)

    def test_rooms_include_from_the_source_folder(self):
        faults = []
        for path in sorted(SRC.rglob("*.[ch]")):
            for quote, header in includes(path):
                if ".." in header.split("/"):
                    faults.append(f"{path.relative_to(ROOT)} climbs out: {header}")
                elif quote == '"' and "/" not in header and (path.parent / header).exists():
                    faults.append(f"{path.relative_to(ROOT)} names no room: {header}")
        self.complain(faults)

    def test_rooms_know_only_their_libraries(self):
        faults = []
        for room in rooms():
            for path in sources(room):
                for quote, header in includes(path):
                    for name in strangers(room, header if quote == "<" else None, None):
                        faults.append(f"{path.relative_to(ROOT)} knows {name}: {header}")
        self.complain(faults)

    def test_rooms_link_what_they_may(self):
        faults = []
        for room in rooms():
            build = re.sub(r"#.*", "", (SRC / room / "meson.build").read_text("utf-8"))
            for other in set(re.findall(r"\b(\w+)_(?:room|lib)\b", build)) & set(ROOMS):
                if other != room and other not in ROOMS[room]:
                    faults.append(f"src/{room}/meson.build links {other}")
            for dependency in set(re.findall(r"\b(\w+_)dep\b", build)):
                for name in strangers(room, None, dependency):
                    faults.append(f"src/{room}/meson.build links {name}")
            for path in re.findall(r"'[^']*\.\.[^']*'", build):
                faults.append(f"src/{room}/meson.build climbs out: {path}")
        self.complain(faults)

    def test_config_and_the_own_header_come_first(self):
        faults = []
        for path in sorted(SRC.rglob("*.c")):
            names = [header for _, header in includes(path)]
            # The private header of a type includes its public one.
            own = [path.with_name(path.stem + end) for end in (".h", "-private.h")]
            own = [str(header.relative_to(SRC)) for header in own if header.exists()]
            if names[:1] != ["config.h"] or (own and names[1:2] not in [[name] for name in own]):
                faults.append(f"{path.relative_to(ROOT)} begins with {', '.join(names[:2])}")
        self.complain(faults)


if __name__ == "__main__":
    tap.main()
