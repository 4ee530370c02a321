#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of needs and the script that brings them, with stand-ins for the system's programs.

usage: test-dependencies.py SOURCE-ROOT
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

ROOT = pathlib.Path(sys.argv[1])
LIST = ROOT / "build-aux" / "dependencies"
SCRIPT = ROOT / "build-aux" / "dependencies.sh"

MANAGERS = ("apt", "dnf", "pacman", "zypper")
KINDS = {"command", "module", "plugin", "typelib", "python", "file"}

SYSTEMS = {
    "ID=debian": "apt",
    "ID=ubuntu\nID_LIKE=debian": "apt",
    'ID=linuxmint\nID_LIKE="ubuntu debian"': "apt",
    "ID=fedora": "dnf",
    'ID="centos"\nID_LIKE="rhel fedora"': "dnf",
    "ID=arch": "pacman",
    "ID=manjaro\nID_LIKE=arch": "pacman",
    'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"': "zypper",
}

# What the script itself calls; anything else on its PATH is a stand-in.
TOOLS = ("sh", "cat", "dirname", "env", "grep", "sed", "sort", "tr")

SMALL_LIST = """
# a comment
run    | command | sh      | dash      | dash     | dash     | dash
run    | command | weaver  | loom      | dnf-loom | pac-loom | zyp-loom
run    | file    | /none/* | loom-data | -        | -        | -
test   | command | judge   | judge     | judge    | judge    | judge
test ? | command | oracle  | oracle    | -        | -        | -
"""


def rows():
    for line in LIST.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


class List(unittest.TestCase):
    def test_has_seven_fields_a_line(self):
        for row in rows():
            self.assertEqual(len(row), 7, row)
            self.assertIn(row[0], {"run", "test", "run ?", "test ?"}, row)
            self.assertIn(row[1], KINDS, row)
            self.assertTrue(all(row), row)

    def test_knows_the_modules_of_the_build(self):
        listed = {row[2] for row in rows() if row[1] == "module"}
        # The packages of development files that are listed bring these along.
        listed |= {"gobject-2.0", "gio-2.0", "gio-unix-2.0", "cairo", "pangocairo",
                   "gstreamer-base-1.0", "gstreamer-check-1.0", "gstreamer-app-1.0",
                   "gstreamer-tag-1.0", "gstreamer-pbutils-1.0"}
        wanted = set()
        for build in ROOT.glob("**/meson.build"):
            if not build.relative_to(ROOT).parts[0].startswith("_build"):
                wanted |= set(re.findall(r"\bdependency\(\s*'([^']+)'", build.read_text("utf-8")))
        self.assertEqual(wanted - listed, set())


class Script(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.script = shutil.copy(SCRIPT, self.folder)
        (self.folder / "dependencies").write_text(SMALL_LIST, "utf-8")
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.stand_in("id", "echo 0")
        self.stand_in("apt-cache", "exit 0")
        self.log = self.folder / "log"
        self.system("ID=debian")

    def stand_in(self, name, body):
        (self.bin / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (self.bin / name).chmod(0o755)

    def manager(self, name, body="exit 0"):
        self.stand_in(name, f'echo "{name} $DEBIAN_FRONTEND $*" >> "{self.log}"\necho noise\n{body}')

    def system(self, os_release):
        (self.folder / "os-release").write_text(os_release + "\n", "utf-8")

    def call(self, *args):
        env = {"PATH": str(self.bin), "PSOAS_REST_OS_RELEASE": str(self.folder / "os-release")}
        return subprocess.run([self.script, *args], env=env, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=60, check=False)

    def calls(self):
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []

    def test_chooses_the_manager_by_os_release(self):
        names = {"apt": "dash loom loom-data", "dnf": "dash dnf-loom", "pacman": "dash pac-loom",
                 "zypper": "dash zyp-loom"}
        for os_release, manager in SYSTEMS.items():
            self.system(os_release)
            self.assertEqual(self.call("list", "run").stdout.strip(), names[manager], os_release)

    def test_finds_what_is_missing(self):
        self.assertEqual(self.call("missing", "run").stdout.strip(), "loom loom-data")
        self.assertEqual(self.call("missing", "run", "test").stdout.strip(), "judge loom loom-data")

    def test_takes_an_optional_package_where_it_exists(self):
        self.stand_in("apt-cache", 'echo "Filename: pool/$2"')
        self.assertEqual(self.call("missing", "test").stdout.strip(), "judge oracle")

    def test_installs_as_root_without_asking(self):
        self.manager("apt-get")
        result = self.call("install", "run")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertIn("about to install with apt: loom loom-data\n", result.stderr)
        install = self.calls()[-1]
        self.assertTrue(install.startswith("apt-get noninteractive "), install)
        self.assertIn(" -y --no-install-recommends install loom loom-data", install)

    def test_refreshes_the_lists_only_when_needed(self):
        self.manager("apt-get")
        self.call("install", "run")
        self.assertFalse([call for call in self.calls() if call.endswith(" update")])
        self.log.unlink()
        self.manager("apt-get", 'case "$*" in *--simulate*) exit 100 ;; esac')
        self.call("install", "run")
        self.assertTrue([call for call in self.calls() if call.endswith(" update")])

    def test_uses_sudo_when_not_root(self):
        self.stand_in("id", "echo 1000")
        self.stand_in("sudo", f'echo sudo >> "{self.log}"\nexec "$@"')
        self.manager("apt-get")
        self.assertEqual(self.call("install", "run").returncode, 0)
        self.assertEqual(self.calls()[1], "sudo")

    def test_says_so_without_root_and_sudo(self):
        self.stand_in("id", "echo 1000")
        self.manager("apt-get")
        result = self.call("install", "run")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.strip(),
                         "Psoas Rest needs root or sudo to install with apt: loom loom-data")
        self.assertEqual(self.calls(), [])

    def test_names_the_needs_on_an_unknown_system(self):
        self.system("ID=plan9")
        result = self.call("install", "run")
        self.assertEqual(result.returncode, 1)
        self.assertIn("please install: /none/* weaver", result.stderr)

    def test_fails_when_the_manager_fails(self):
        self.manager("apt-get", "exit 100")
        result = self.call("install", "run")
        self.assertEqual(result.returncode, 1)
        self.assertIn("apt says why above", result.stderr)

    def test_does_nothing_when_all_is_there(self):
        self.stand_in("weaver", "")
        (self.folder / "dependencies").write_text("run | command | weaver | w | w | w | w\n", "utf-8")
        self.manager("apt-get")
        result = self.call("install", "run")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))
        self.assertEqual(self.calls(), [])

    def test_speaks_each_managers_language(self):
        commands = {
            "ID=fedora": "dnf  install -y --setopt=install_weak_deps=False dnf-loom",
            "ID=arch": "pacman  -S --needed --noconfirm pac-loom",
            "ID=opensuse": "zypper  --non-interactive install --no-recommends zyp-loom",
        }
        for name in MANAGERS[1:]:
            self.manager(name)
        for os_release, command in commands.items():
            self.system(os_release)
            self.assertEqual(self.call("install", "run").returncode, 0)
            self.assertEqual(self.calls()[-1], command)


if __name__ == "__main__":
    tap.main()
