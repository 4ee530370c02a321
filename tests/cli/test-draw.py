#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The poses: listed, drawn into pictures, and validated.

usage: test-draw.py PROGRAM
"""

import os
import resource
import struct
import xml.etree.ElementTree
import zlib

import tap
from cli import DATA, CliTestCase

SVG = "{http://www.w3.org/2000/svg}"

# Each with a word that the error has to hold: what was wrong, or what would be right.
WRONG_USE = (
    ((), "rest.png"),
    (("rest",), "rest.png"),
    (("rest", "a.png", "b.png"), "rest.png"),
    (("nosuch", "a.png"), "arms-belly, arms-ribs"),
    (("", "a.png"), "arms-belly, arms-ribs"),
    (("../poses/rest", "a.png"), "arms-belly, arms-ribs"),
    (("rest", "a.jpg"), ".png or .svg"),
    (("rest", "a"), ".png or .svg"),
    (("rest", ""), ".png or .svg"),
    (("rest", ".png"), ".png or .svg"),
    (("rest", "folder/.svg"), ".png or .svg"),
    (("rest", "a.PNG"), ".png or .svg"),
    (("--nosuch", "rest", "a.png"), "--nosuch"),
)

WRONG_VALUES = (
    ("--view", "back", "three-quarter"),
    ("--view", "", "three-quarter"),
    ("--view", "SIDE", "three-quarter"),
    ("--view", "30", "30,20"),
    ("--view", "30,20,10", "30,20"),
    ("--view", "nan,0", "30,20"),
    ("--view", "inf,0", "30,20"),
    ("--view", "30;20", "30,20"),
    ("--marks", "stars", "heel-distance, gravity"),
    ("--marks", "muscles,stars", "“stars”"),
    ("--marks", "MUSCLES", "muscles"),
    ("--highlight", "nose", "belly"),
    ("--highlight", "", "belly"),
    ("--look", "x", "lagoon"),
    ("--look", "", "lagoon"),
    ("--with", "nosuch", "towel"),
    ("--with", "towel,nosuch", "“nosuch”"),
    ("--size", "", "800x500"),
    ("--size", "800", "800x500"),
    ("--size", "800x", "800x500"),
    ("--size", "800x500x3", "800x500"),
    ("--size", "0x0", "16 to 16384"),
    ("--size", "-800x500", "16 to 16384"),
    ("--size", "15x500", "16 to 16384"),
    ("--size", "800x16385", "16 to 16384"),
    ("--size", "99999999999x99999999999", "16 to 16384"),
    ("--size", "8e2x500", "800x500"),
)

# What makes a picture another one than the rest pose drawn without options.
OPTIONS = (
    "--view=side", "--view=above", "--view=front", "--view=30,20", "--view=-120,5",
    "--marks=muscles", "--marks=gravity,contacts", "--marks=heel-distance", "--marks=dont",
    "--highlight=belly", "--look=heather", "--dark", "--with=arms-belly", "--with=arms-belly,towel",
    "--with=calves-on-chair",
)

WHOLE = "<description>A person rests.</description>"
HAND = '<hand side="left" {} fingers="1 0 0" palm="0 0 -1"/>'

# What stands in <pose id="x" extends="rest">, from its second line, with the line that is wrong and
# a part of the remedy.
SPOILT_POSES = (
    ("", 1, "say in a sentence"),
    ("\n<description> </description>", 2, "say in a sentence"),
    (f"{WHOLE}\n{WHOLE}", 2, "remove"),
    (f"{WHOLE}\n<tail/>", 2, "choose from description"),
    (f"{WHOLE}\nwords", 2, "<description>"),
    (f"{WHOLE}\n<pelvis/>", 2, "add it"),
    (f'{WHOLE}\n<pelvis at="1 2"/>', 2, "0.5 0 0.06"),
    (f'{WHOLE}\n<pelvis at="nan 0 0"/>', 2, "0.5 0 0.06"),
    (f'{WHOLE}\n<pelvis at="0 inf 0"/>', 2, "0.5 0 0.06"),
    (f'{WHOLE}\n<pelvis at="0,5 0 0"/>', 2, "0.5 0 0.06"),
    (f'{WHOLE}\n<pelvis at="1e308 1e308 1e308"/>', 2, "fractions of the height"),
    (f'{WHOLE}\n<pelvis at="53 0 6"/>', 2, "fractions of the height"),
    (f'{WHOLE}\n<pelvis at="0.53 0 0.06" pitch="nan"/>', 2, "12.5"),
    (f'{WHOLE}\n<pelvis at="0.53 0 0.06" pitch="1e9"/>', 2, "degrees"),
    (f'{WHOLE}\n<pelvis at="0.53 0 0.06" colour="red"/>', 2, "at, pitch, roll, yaw"),
    (f"{WHOLE}\n<chest><head/></chest>", 2, "move it"),
    (f"{WHOLE}\n" + "<chest>" * 1000, 2, "move it"),
    (f'{WHOLE}\n<chest bend="1"/>\n<chest bend="1"/>', 3, "line 2"),
    (f"{WHOLE}\n{HAND.format('')}", 2, "add it"),
    (f"{WHOLE}\n" + HAND.format('on="moon" at="0 0 0"'), 2, "choose room, chest"),
    (f"{WHOLE}\n" + HAND.format('on="room" at="2 0 1"'), 2, "nearer to the shoulder"),
    (f"{WHOLE}\n" + HAND.format('on="room" at="0.3 0.2 -0.1"'), 2, "raise it"),
    (f'{WHOLE}\n<hand side="left" at="0 0 0" fingers="0 0 0" palm="0 0 1"/>', 2, "direction"),
    (f'{WHOLE}\n<foot side="up" heel="0 0 0"/>', 2, "“left”, “right” or “both”"),
    (f'{WHOLE}\n<foot side="both"/>', 2, "heel, ball"),
    (f'{WHOLE}\n<foot side="left" heel="0.9 0 0" ball="1 0 0"/>', 2, "keep one"),
    (f'{WHOLE}\n<foot side="left" heel="1.5 0.05 0"/>', 2, "nearer to the hip"),
    (f'{WHOLE}\n<foot side="both" heel="0 0.05 0" heel-distance-cm="1e300"/>', 2,
     "nearer to the hip"),
    (f'{WHOLE}\n<foot side="both" heel="0 0.05 0" heel-distance-cm="-5"/>', 2, "positive"),
    (f'{WHOLE}\n<furniture show="sofa"/>', 2, "mat, towel, chair"),
    (f'{WHOLE}\n<marks show="stars"/>', 2, "heel-distance, gravity"),
    (f'{WHOLE}\n<views best="back"/>', 2, "side, above"),
    (f'{WHOLE}\n<views side="nan,0"/>', 2, "30,25"),
    (f"{WHOLE}\n&nothing;", 2, "mend the XML"),
    (f"{WHOLE}\n" + " " * (2 << 20), 1, "shorten it"),
)

# Whole files, wrong in their first line.
SPOILT_FILES = (
    (b'<pose id="x">', "mend the XML"),
    (b'<pose id="x" extends="rest"', "mend the XML"),
    (b"<pose/>", "add it"),
    (b'<pose id="x" extends="rest" mirrors="rest"/>', "remove one"),
    (b'<pose id="x" id="y"/>', "remove one"),
    (b'<pose id="x"><description>A.</description></pose>', "add it"),
    (b'<pose id="x" extends="nosuch"><description>A.</description></pose>', "name one"),
    (b'<pose id="x" mirrors="nosuch"><description>A.</description></pose>', "name one"),
    (b'<pose id="x" extends="x"><description>A.</description></pose>', "break the ring"),
    (b'<pose id="x" mirrors="x"><description>A.</description></pose>', "break the ring"),
    (b'<!DOCTYPE pose [<!ENTITY e "x">]><pose id="x"><description>&e;</description></pose>',
     "remove them"),
    (b'<pose id="x">\xff\xfe</pose>', "save the file as UTF-8"),
)


def read_png(data):
    """Width and height of a picture that is whole; its pixels, as they are filtered."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(data[:8])
    pixels, size, at = b"", None, 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        content = data[at + 8:at + 8 + length]
        if data[at + 8 + length:at + 12 + length] != struct.pack(">I", zlib.crc32(kind + content)):
            raise ValueError(kind)
        if kind == b"IHDR":
            size = struct.unpack(">II", content[:8])
        if kind == b"IDAT":
            pixels += content
        at += 12 + length
    return size, zlib.decompress(pixels)


class Poses(CliTestCase):
    def names(self):
        return sorted(path.stem for path in (DATA / "poses").glob("*.xml"))

    def listed(self):
        """Descriptions by name."""
        return dict(line.split(maxsplit=1) for line in self.run_well("poses").splitlines())

    def test_lists_all_that_there_are(self):
        poses = self.listed()
        self.assertEqual(sorted(poses), self.names())
        self.assertRegex(poses["rest"], r"^A person rests .*\.$")

    def test_lists_them_in_the_language_of_the_interface(self):
        english = self.listed()
        self.env["LANGUAGE"] = "nl"
        dutch = self.listed()
        self.assertEqual(sorted(dutch), sorted(english))
        self.complain([f"{name}: {text}" for name, text in dutch.items() if text == english[name]])

    def test_draws_every_one(self):
        pictures = {}
        for name in self.names():
            file = self.work / f"{name}.png"
            self.assertEqual(self.run_well("draw", "--size=200x125", name, file.name), "")
            pictures[name] = read_png(file.read_bytes())
            self.assertEqual(pictures[name][0], (200, 125))
        faults = [f"{a} looks like {b}" for a in pictures for b in pictures
                  if a < b and pictures[a] == pictures[b]]
        self.complain(faults)


class Draw(CliTestCase):
    def draw(self, *args, name="rest.png"):
        self.run_well("draw", "rest", *args, name)
        data = (self.work / name).read_bytes()
        (self.work / name).unlink()
        return data

    def test_size(self):
        self.assertEqual(read_png(self.draw())[0], (1000, 625))
        for width, height in ((16, 16), (300, 1000), (3840, 2160)):
            self.assertEqual(read_png(self.draw(f"--size={width}x{height}"))[0], (width, height))

    def test_svg(self):
        root = xml.etree.ElementTree.fromstring(self.draw("--size=320x200", name="rest.svg"))
        self.assertEqual(root.tag, f"{SVG}svg")
        self.assertEqual(root.get("viewBox"), "0 0 320 200")
        self.assertIsNotNone(root.find(f".//{SVG}path"))
        self.assertIsNone(root.find(f".//{SVG}image"))

    def test_options(self):
        plain = self.draw("--size=200x125")
        pictures = {}
        for option in OPTIONS:
            picture = self.draw("--size=200x125", option)
            self.assertNotEqual(picture, plain, option)
            self.assertNotIn(picture, pictures.values(), option)
            pictures[option] = picture
        self.assertEqual(self.draw("--size=200x125", "--marks=none"), plain)
        self.assertEqual(self.draw("--size=200x125", "--view=three-quarter"), plain)
        self.assertEqual(self.draw("--size=200x125", "--look=lagoon"), plain)
        self.assertEqual(self.draw("-s", "200x125", "-v", "side", "-m", "muscles", "-d"),
                         self.draw("--size=200x125", "--view=side", "--marks=muscles", "--dark"))

    def test_wrong_use(self):
        faults = []
        for args, word in WRONG_USE:
            result = self.run_it("draw", *args)
            fault = self.fault(result, 2)
            if fault or word not in result.stderr:
                faults.append(f"{args}: {fault or result.stderr}")
        self.complain(faults)
        self.assertEqual(self.files(), [])

    def test_wrong_values(self):
        faults = []
        for option, value, word in WRONG_VALUES:
            result = self.run_it("draw", f"{option}={value}", "rest", "rest.png")
            fault = self.fault(result, 2)
            if fault or word not in result.stderr:
                faults.append(f"{option}={value}: {fault or result.stderr}")
        self.complain(faults)
        self.assertEqual(self.files(), [])

    def test_places_that_cannot_be_written(self):
        (self.work / "file").write_text("", "utf-8")
        (self.work / "folder.png").mkdir()
        for name in ("no/rest.png", "file/rest.png", "folder.png", "/sys/rest.png",
                     f"{'x' * 300}.svg"):
            self.assert_fails(self.run_it("draw", "rest", name), 1, name[:20])
        self.assertEqual(self.files(), ["file", "folder.png"])

    def test_full_disk(self):
        """A limit on the size of a file stands for it. The picture that was there stays."""
        for before in ((), ("mine.png", "mine.svg")):
            for name in before:
                (self.work / name).write_text("mine", "utf-8")
            for name in ("mine.png", "mine.svg"):
                result = self.run_it(
                    "draw", "rest", name,
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
                self.assert_fails(result, 1, name)
            self.assertEqual(self.files(), sorted(before))
        for name in ("mine.png", "mine.svg"):
            self.assertEqual((self.work / name).read_text("utf-8"), "mine")

    def test_replaces_a_picture(self):
        (self.work / "rest.png").write_text("mine", "utf-8")
        self.run_well("draw", "rest", "rest.png")
        self.assertEqual(read_png((self.work / "rest.png").read_bytes())[0], (1000, 625))


class Validate(CliTestCase):
    def test_shipped(self):
        files = sorted((DATA / "poses").glob("*.xml"))
        lines = self.run_well("validate", *files).splitlines()
        self.assertEqual(lines, [f"{file}: the pose is valid" for file in files])

    def complain_of(self, texts):
        """Each has to be refused in one line with its place and the remedy."""
        faults = []
        for i, (data, line, remedy) in enumerate(texts):
            file = self.work / f"{i}.xml"
            file.write_bytes(data)
            result = self.run_it("validate", file.name)
            fault = self.fault(result, 1)
            place = f" {file.name}:{line}: "
            if fault or place not in result.stderr or remedy not in result.stderr:
                faults.append(f"{data[:200]}: {fault or result.stderr}")
        self.complain(faults)

    def test_spoilt_poses(self):
        self.complain_of([(f'<pose id="x" extends="rest">{text}</pose>'.encode(), line, remedy)
                          for text, line, remedy in SPOILT_POSES])

    def test_spoilt_files(self):
        self.complain_of([(data, 1, remedy) for data, remedy in SPOILT_FILES])


class BrokenInstallation(CliTestCase):
    """What the person did not choose is no wrong use."""

    def spoil(self, **poses):
        folder = self.copy_data() / "poses"
        for name, text in poses.items():
            file = folder / f"{name}.xml"
            file.unlink()
            file.write_text(text, "utf-8")

    def assert_all_fail(self, *words):
        for args in (("poses",), ("draw", "rest", "rest.png"),
                     ("validate", os.fspath(DATA / "poses" / "rest.xml"))):
            self.assert_fails(self.run_it(*args), 1, *words)
        self.assertEqual(self.files(), [])

    def test_spoilt_pose(self):
        self.spoil(towel="<pose/>")
        self.assert_all_fail("towel.xml:1: ", "add it")

    def test_ring(self):
        pose = '<pose id="{}" extends="{}"><description>A.</description></pose>'
        self.spoil(lying=pose.format("lying", "rest"), rest=pose.format("rest", "lying"))
        self.assert_all_fail(".xml:1: ", "break the ring")

    def test_no_data(self):
        self.env["PSOAS_REST_DATADIR"] = str(self.folder / "nowhere")
        self.assert_all_fail("nowhere")


if __name__ == "__main__":
    tap.main()
