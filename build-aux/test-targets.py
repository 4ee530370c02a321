#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names what must be built, for ninja, so that the tests of some suites can run.

usage: test-targets.py BUILD-FOLDER SUITE…
"""

import json
import pathlib
import sys


def find_targets(build, suites):
    """Paths below the build folder. meson calls a suite "project:suite"."""
    info = build / "meson-info"
    tests = json.loads((info / "intro-tests.json").read_text("utf-8"))
    targets = json.loads((info / "intro-targets.json").read_text("utf-8"))
    needed = {target for test in tests for target in test["depends"]
              if suites.intersection(suite.split(":")[-1] for suite in test["suite"])}
    return sorted(str(pathlib.Path(file).relative_to(build)) for target in targets
                  if target["id"] in needed for file in target["filename"])


def main():
    print("\n".join(find_targets(pathlib.Path(sys.argv[1]).resolve(), set(sys.argv[2:]))))


if __name__ == "__main__":
    main()
