# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What engine.py and soak.py share: a table of rows, and a process looked at from outside."""

import os
import pathlib
import resource
import subprocess
import time


class Table:
    """Prints each row as soon as it is known."""

    def __init__(self):
        self.failed = 0

    def heading(self, text):
        print(f'\n{text}', flush=True)

    def row(self, what, measured, required, ok):
        self.failed += not ok
        print(f'  {"ok    " if ok else "NOT OK"}  {what:<46} {measured:<26} {required}', flush=True)


def read_values(*command):
    """Runs a program that prints NAME=VALUE; returns the values."""
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {name: float(value) for name, _, value in
            (line.partition('=') for line in output.splitlines() if '=' in line)}


def run_cpu(*command, **options):
    """Runs a program; returns its CPU time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Process:
    """What a process uses, over all the threads that live from the first look to the last."""

    def __init__(self, pid):
        self.folder = pathlib.Path(f'/proc/{pid}')

    def look(self):
        """Returns CPU nanoseconds and voluntary switches of each thread."""
        return {task.name: (int((task / 'schedstat').read_text().split()[0]),
                            self.read_status(task, 'voluntary_ctxt_switches'))
                for task in (self.folder / 'task').iterdir()}

    @staticmethod
    def read_status(folder, name):
        for line in (folder / 'status').read_text().splitlines():
            if line.startswith(name + ':'):
                return int(line.split()[1])
        raise KeyError(name)

    def watch(self, seconds):
        """Returns CPU seconds a second, switches a second and resident megabytes."""
        start, before = time.monotonic(), self.look()
        time.sleep(seconds)
        length, after = time.monotonic() - start, self.look()
        used = [sum(after[name][i] - before[name][i] for name in before.keys() & after.keys())
                for i in range(2)]
        return (used[0] / 1e9 / length, used[1] / length,
                self.read_status(self.folder, 'VmRSS') / 1024)


def describe_machine():
    return f'{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}'
