# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Twenty minutes in real time on both sound servers at once. See README.md."""

import argparse
import concurrent.futures
import sys

from measure import Table, describe_machine, read_values

SERVERS = ['pulseaudio', 'pipewire']


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('player')
    parser.add_argument('server')
    parser.add_argument('program')
    parser.add_argument('--seconds', type=int, default=1200)
    options = parser.parse_args()
    table = Table()

    print(describe_machine())
    with concurrent.futures.ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda server: read_values(options.server, server, 'listen',
                                                           str(options.seconds)), SERVERS))

    for server, values in zip(SERVERS, results):
        table.heading(f'{values["heard_seconds"]:.0f} s on {server}')
        table.row('last sample on the device\'s clock', f'{values["drift_ms"]:+.2f} ms',
                  'within 20 ms', abs(values['drift_ms']) <= 20)
        table.row('gaps', f'{values["gaps"]:.0f}', '0', values['gaps'] == 0)
        print(f'          the position told is {values["position_ahead_ms"]:+.0f} ms from what has '
              'come out')
    return 1 if table.failed else 0


sys.exit(main())
