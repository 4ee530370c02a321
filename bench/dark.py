# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The long rest with the window dark: no frame is drawn, and the whole program takes hardly more
than the player alone. To be run inside tests/ui/session. See README.md."""

import argparse
import os
import pathlib
import select
import statistics
import subprocess
import sys
import time

from gi.repository import GLib

from desktop import FOLDER, Application, SoundServer
from measure import Process, Table, describe_machine

NAME = 'org.example.PsoasRest'

# From the position to the middle of the rest, and until the window is dark.
SEEK_SECONDS = 420
DARK_SECONDS = 20


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('program')
    parser.add_argument('player')
    parser.add_argument('first_frame', help='the library that is preloaded, to count frames')
    parser.add_argument('--pairs', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=20)
    return parser.parse_args()


def make_settings():
    """As bench-player has it: twenty minutes in Dutch over the first of the beds."""
    data = pathlib.Path(os.environ['PSOAS_REST_DATADIR'])
    bed = min(data.glob('sounds/bed-*.flac')).stem[len('bed-'):]
    folder = FOLDER / 'config-dark'
    keyfile = folder / 'glib-2.0' / 'settings' / 'keyfile'
    keyfile.parent.mkdir(parents=True)
    keyfile.write_text(f"[{NAME.replace('.', '/')}]\nwelcomed=true\nvoice='nl'\nbed='{bed}'\n"
                       "minutes={'constructive-rest': 20}\n", 'utf-8')
    return folder


def count_frames(pipe):
    """Those that were told since it was asked last."""
    n_frames = 0
    while select.select([pipe], [], [], 0)[0]:
        n_frames += os.read(pipe.fileno(), 65536).count(b'cpu_ms')
    return n_frames


def watch_program(options, config):
    """Returns CPU seconds a second, and the frames that were drawn meanwhile."""
    application = Application(os.path.abspath(options.program), NAME, config, GTK_A11Y='none',
                              G_DEBUG='', PSR_FIRST_FRAME='stay',
                              LD_PRELOAD=os.path.abspath(options.first_frame))
    application.begin()
    application.call(f'{application.path}/window/1', 'Activate',
                     GLib.Variant('(sava{sv})',
                                  ('seek', [GLib.Variant('i', SEEK_SECONDS)], {})))
    time.sleep(DARK_SECONDS)
    pipe = application.process.stdout
    count_frames(pipe)
    cpu, _, _ = Process(application.process.pid).watch(options.seconds)
    frames = count_frames(pipe)
    application.kill()
    return cpu, frames


def watch_player(options):
    process = subprocess.Popen([options.player, 'play'])
    try:
        time.sleep(5)
        return Process(process.pid).watch(options.seconds)[0]
    finally:
        process.kill()
        process.wait()


def main():
    options = parse()
    table = Table()
    print(describe_machine())
    server = SoundServer()
    config = make_settings()
    ratios, frames = [], 0
    try:
        for _ in range(options.pairs):
            own, drawn = watch_program(options, config)
            ratios.append(own / watch_player(options))
            frames += drawn
    finally:
        server.stop()
    value = statistics.median(ratios)
    table.heading('The long rest in the dark, against the player alone')
    table.row('CPU', f'{value:.2f}x ({min(ratios):.2f}-{max(ratios):.2f})', '<= 1.2x', value <= 1.2)
    table.row('frames drawn', f'{frames}', '0', frames == 0)
    return 1 if table.failed else 0


if __name__ == '__main__':
    sys.exit(main())
