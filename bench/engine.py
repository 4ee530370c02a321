# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sound engine against the plainest pipelines that do the same. See README.md."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

from measure import Process, Table, describe_machine, read_values, run_cpu

# The buffer is the player's own: src/audio/psr-audio-sink.h.
SINK = ['audioconvert', '!', 'audioresample', '!', 'pulsesink', 'buffer-time=256000',
        'latency-time=64000']
SERVERS = ['pulseaudio', 'pipewire']


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('player')
    parser.add_argument('server')
    parser.add_argument('program')
    parser.add_argument('--pairs', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=30, help='of each playing')
    parser.add_argument('--listen', type=int, default=300, help='seconds of listening for gaps')
    parser.add_argument('--only', choices=['offline', 'export'] + SERVERS)
    return parser.parse_args()


def gst(*elements):
    return ['gst-launch-1.0', '-q', *elements]


def count_flac_samples(path):
    """The number in the STREAMINFO block."""
    head = path.read_bytes()[:26]
    return int.from_bytes(head[21:26], 'big') & ((1 << 36) - 1)


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.table = Table()
        self.opus = str(folder / 'session.opus')
        self.wav = str(folder / 'session.wav')
        self.folder = folder
        self.choice = ['--minutes', '20', '--language', 'nl', '--bed', self.get_bed()]

    def get_bed(self):
        """The first by name; which one does not matter."""
        beds = sorted(self.get_data().glob('sounds/bed-*.flac'))
        return beds[0].stem[len('bed-'):]

    @staticmethod
    def get_data():
        return pathlib.Path(os.environ['PSOAS_REST_DATADIR'])

    def export(self, path):
        return run_cpu(self.options.program, 'export', '--force', *self.choice, str(path))

    def prepare(self):
        self.export(self.opus)
        self.export(self.wav)

    def get_pcm_megabytes(self):
        """What the clips of the session, its bell and its bed take when they are decoded."""
        schedule = json.loads(subprocess.run(
            [self.options.program, 'schedule', '--json', *self.choice], check=True,
            stdout=subprocess.PIPE, text=True).stdout)
        names = {cue['id'] for cue in schedule['cues']}
        clips = self.get_data() / 'voices' / 'nl' / schedule['session']
        files = [clips / f'{name}.flac' for name in names]
        files += [max(self.get_data().glob(f'sounds/{kind}-*.flac'), key=lambda f: f.stat().st_size)
                  for kind in ('bell', 'bed')]
        return sum(2 * count_flac_samples(file) for file in files if file.exists()) / 2 ** 20

    # How fast it is

    def measure_offline(self):
        self.table.heading('Mixing 20 minutes, as fast as it goes')
        ratios, speeds, all_speeds = [], [], []
        for _ in range(self.options.pairs):
            values = read_values(self.options.player, 'mix')
            decoding = run_cpu(*gst('filesrc', f'location={self.opus}', '!', 'oggdemux', '!',
                                    'opusdec', '!', 'fakesink', 'sync=false'))
            ratios.append(values['mix_cpu'] / decoding)
            speeds.append(values['length'] / values['mix_cpu'])
            all_speeds.append(values['length'] / (values['mix_cpu'] + values['load_cpu']))
        self.row_ratio('CPU against decoding the Opus file', ratios, 0.15)
        self.row_speed('speed without decoding the clips', speeds, 2000)
        self.row_speed('speed with it', all_speeds, 600)

        values = read_values(self.options.player, 'seek')
        self.table.row('100 seeks', f'{values["seek_mean_ms"]:.2f} ms, worst '
                       f'{values["seek_worst_ms"]:.2f}', '<= 5 ms', values['seek_worst_ms'] <= 5)

    def measure_export(self, name, encoder, most, least_speed, aim=''):
        ratios, speeds = [], []
        for _ in range(self.options.pairs):
            own = self.export(self.folder / f'own.{name}')
            bare = run_cpu(*gst('filesrc', f'location={self.wav}', '!', 'wavparse', '!',
                                'audioconvert', '!', *encoder, '!', 'filesink',
                                f'location={self.folder}/bare.{name}'))
            ratios.append(own / bare)
            speeds.append(1200 / own)
        self.row_ratio(f'{name} against the bare encoder', ratios, most, aim)
        self.row_speed(f'{name} speed', speeds, least_speed)

    def measure_exports(self):
        self.table.heading('Exporting 20 minutes')
        self.measure_export('opus', ['opusenc', 'bitrate=96000', '!', 'oggmux'], 1.3, 80,
                            ' (aim 1.1)')
        self.measure_export('flac', ['flacenc'], 1.5, 200)

    def row_ratio(self, what, ratios, most, aim=''):
        value = statistics.median(ratios)
        self.table.row(what, f'{value:.3f}x ({min(ratios):.3f}-{max(ratios):.3f})',
                       f'<= {most}x{aim}', value <= most)

    def row_speed(self, what, speeds, least):
        value = statistics.median(speeds)
        self.table.row(what, f'{value:.0f}x real time', f'>= {least}x', value >= least)

    # How light it is

    def watch(self, server, command, seconds, warm_up):
        """Runs a program on a server of its own; returns what Process.watch() does."""
        script = [sys.executable, __file__, '--watch', str(seconds), str(warm_up), *command]
        output = subprocess.run([self.options.server, server, 'run', *script], check=True,
                                stdout=subprocess.PIPE, text=True).stdout
        return [float(value) for value in output.split()[-3:]]

    def measure_playing(self, server):
        seconds = self.options.seconds
        plain = gst('filesrc', f'location={self.opus}', '!', 'oggdemux', '!', 'opusdec', '!',
                    *SINK)
        ratios, switch_ratios, switches, sizes, floors = [], [], [], [], []
        for _ in range(self.options.pairs):
            floor = self.watch(server, plain, seconds, 5)
            own = self.watch(server, [self.options.player, 'play'], seconds, 5)
            ratios.append(own[0] / floor[0])
            switch_ratios.append(own[1] / floor[1])
            switches.append(own[1])
            sizes.append(own[2])
            floors.append(floor[2])
        self.row_ratio('CPU against the plain player', ratios, 0.5, ' (aim 0.25)')
        self.row_ratio('voluntary switches against it', switch_ratios, 0.6)
        self.table.row('voluntary switches', f'{statistics.median(switches):.0f}/s', '<= 60/s',
                       statistics.median(switches) <= 60)
        size, pcm = statistics.median(sizes), self.get_pcm_megabytes()
        most = min(40, statistics.median(floors) + pcm + 6)
        self.table.row('resident memory', f'{size:.1f} MB, PCM {pcm:.1f}', f'<= {most:.1f} MB',
                       size <= most)

        cpu, paused, _ = self.watch(server, [self.options.player, 'paused'], seconds, 5)
        self.table.row('paused: switches', f'{paused:.1f}/s', '<= 3/s', paused <= 3)
        self.table.row('paused: CPU', f'{cpu * 1000:.2f} ms/s', '<= 1 ms/s', cpu <= 0.001)

    # How it sounds

    def measure_heard(self, server):
        values = read_values(self.options.server, server, 'volume')
        self.table.row('a turned volume is heard after', f'{values["volume_mean_ms"]:.0f} ms, worst '
                       f'{values["volume_worst_ms"]:.0f}', '<= 350 ms',
                       values['volume_worst_ms'] <= 350)
        values = read_values(self.options.server, server, 'recover')
        self.table.row('server is back: plays after, worst of 5',
                       f'{values["recover_worst_ms"]:.0f} ms', '<= 200 ms',
                       values['recover_worst_ms'] <= 200)
        self.table.row('its place has moved by', f'{values["recover_jump_samples"]:.0f} samples',
                       '0', values['recover_jump_samples'] == 0)
        values = read_values(self.options.server, server, 'cues')
        self.table.row(f'a cue is told after its onset ({values["cues_told"]:.0f} cues)',
                       f'{values["cue_worst_ms"]:.1f} ms', '<= 20 ms',
                       values['cues_told'] >= 10 and values['cue_worst_ms'] <= 20)
        values = read_values(self.options.server, server, 'listen', str(self.options.listen))
        self.table.row(f'gaps in {values["heard_seconds"]:.0f} s', f'{values["gaps"]:.0f}', '0',
                       values['gaps'] == 0)

    def run(self):
        print(describe_machine())
        only = self.options.only
        self.prepare()
        if only in (None, 'offline'):
            self.measure_offline()
        if only in (None, 'export'):
            self.measure_exports()
        for server in SERVERS:
            if only in (None, server):
                self.table.heading(f'Playing on {server}')
                self.measure_playing(server)
                self.measure_heard(server)
        return 1 if self.table.failed else 0


def watch_here(seconds, warm_up, command):
    """On the server that the environment points at: see Bench.watch()."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        Process(process.pid).watch(warm_up)
        print(*Process(process.pid).watch(seconds))
    finally:
        process.terminate()
        process.wait()


def main():
    if sys.argv[1] == '--watch':
        watch_here(float(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return Bench(parse(), pathlib.Path(folder)).run()


sys.exit(main())
