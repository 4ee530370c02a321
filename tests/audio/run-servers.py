#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests on every sound server at once: each takes a minute of listening, in which the
machine has little to do. Their subtests are counted together.

usage: run-servers.py TEST-SERVER KIND…
"""

import concurrent.futures
import itertools
import re
import subprocess
import sys
import threading

program, kinds = sys.argv[1], sys.argv[2:]
numbers = itertools.count(1)
lock = threading.Lock()


def follow(kind):
    """Returns: how many subtests it had, and the exit status."""
    plan = 0
    with subprocess.Popen([program, "--tap", kind], stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            with lock:
                if found := re.match(r"1\.\.(\d+)$", line):
                    plan = int(found[1])
                elif found := re.match(r"((?:not )?ok) \d+ (.*)", line):
                    print(found[1], next(numbers), f"{kind} {found[2]}", flush=True)
                else:
                    print(line, end="", flush=True)
    return plan, process.returncode


with concurrent.futures.ThreadPoolExecutor() as pool:
    results = list(pool.map(follow, kinds))
print(f"1..{sum(plan for plan, _ in results)}", flush=True)
sys.exit(any(status for _, status in results))
