# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the command to the first frame, against an empty libadwaita window; and what Home does while
nobody touches it. To be run inside tests/ui/session. See README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import time

from measure import Process, Table, describe_machine, read_values


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('program')
    parser.add_argument('empty')
    parser.add_argument('first_frame', help='the library that is preloaded')
    parser.add_argument('--pairs', type=int, default=11)
    parser.add_argument('--seconds', type=int, default=15, help='of watching Home')
    return parser.parse_args()


def start(program, library):
    """Returns CPU milliseconds and resident kilobytes at the first frame."""
    values = read_values('env', f'LD_PRELOAD={os.path.abspath(library)}', program)
    return values['cpu_ms'], values['resident_kb']


def main():
    options = parse()
    table = Table()
    print(describe_machine())
    os.environ['GSETTINGS_BACKEND'] = 'keyfile'

    # The introduction is seen once; what is measured is every other start.
    subprocess.run(['gsettings', 'set', 'org.example.PsoasRest', 'welcomed', 'true'], check=True)
    for program in (options.empty, options.program):
        start(program, options.first_frame)

    cpu, memory, own_cpu = [], [], []
    for _ in range(options.pairs):
        floor = start(options.empty, options.first_frame)
        own = start(options.program, options.first_frame)
        cpu.append(own[0] / floor[0])
        memory.append(own[1] / floor[1])
        own_cpu.append(own[0])
    table.heading('The first frame, against an empty window')
    for what, ratios, most in (('CPU', cpu, 1.5), ('resident memory', memory, 2)):
        value = statistics.median(ratios)
        table.row(what, f'{value:.2f}x ({min(ratios):.2f}-{max(ratios):.2f})', f'<= {most}x',
                  value <= most)
    print(f'          ({statistics.median(own_cpu):.0f} ms of CPU)')

    table.heading('Home, untouched')
    process = subprocess.Popen([options.program])
    try:
        time.sleep(5)
        used, switches, _ = Process(process.pid).watch(options.seconds)
    finally:
        process.terminate()
        process.wait()
    table.row('wake-ups', f'{switches:.2f}/s', '0/s', switches == 0)
    table.row('CPU', f'{used * 1000:.3f} ms/s', '0 ms/s', used == 0)
    return 1 if table.failed else 0


if __name__ == '__main__':
    sys.exit(main())
