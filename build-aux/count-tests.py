#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what meson test ran in the build folders given, and ends in "N passed, N failed".

Each subtest counts as one. A program that fails without naming a failed subtest (it crashed, hung
or stopped early) counts as one failure more. Exit status 1 when something failed or nothing ran.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

# meson's words for a run that is as it should be.
GOOD = {"OK", "EXPECTEDFAIL", "SKIP"}


def short(name):
    """meson calls a test "project:suite / name"."""
    return name.split(" / ")[-1]


def count_cases(junit):
    """Numbers of passed and skipped cases, and the names of the failed ones by test program."""
    passed, skipped, failed = 0, 0, {}
    for suite in ElementTree.parse(junit).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                # The suite is the program, or that of all programs without subtests.
                suite_name, name = case.get("classname"), case.get("name")
                program = short(suite_name if " / " in suite_name else name)
                failed.setdefault(program, []).append(short(name))
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, skipped, failed


def broken_programs(log):
    """Test programs whose run as a whole went wrong, with meson's word for it."""
    runs = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {short(run["name"]): run["result"] for run in runs if run["result"] not in GOOD}


def count_build(build):
    logs = pathlib.Path(build) / "meson-logs"
    if not (logs / "testlog.junit.xml").exists():
        print(f"Nothing ran in {build}.")
        return 0, 1
    passed, skipped, failed = count_cases(logs / "testlog.junit.xml")
    broken = broken_programs(logs / "testlog.json")
    for program, names in failed.items():
        for name in names:
            print(f"failed: {name if name == program else f'{program}: {name}'}")
    silent = {program: result for program, result in broken.items() if program not in failed}
    for program, result in silent.items():
        print(f"failed: {program} ({result.lower()})")
    if skipped:
        print(f"skipped: {skipped} in {build}")
    return passed, sum(map(len, failed.values())) + len(silent)


def main():
    counts = [count_build(build) for build in sys.argv[1:]]
    passed = sum(count[0] for count in counts)
    failed = sum(count[1] for count in counts)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
