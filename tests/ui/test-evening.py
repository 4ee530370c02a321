#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole evening as it is heard: what the sound device gets is compared, sample by sample, with the
file that the command line writes of the same session.

usage: session test-evening.py PROGRAM APPLICATION-ID
"""

import array
import json
import subprocess
import wave

import tap
from desktop import FOLDER, SoundServer
from program import PROGRAM, ApplicationTestCase

RATE = SoundServer.RATE
FRAME = SoundServer.FRAME

# Seconds between two pieces of sound after which a click may be the machine's, and how often it may
# be in the way.
STALL = 0.05
ROUNDS = 10


def bend(sound):
    """The largest second difference of the left side: what a click is."""
    left = array.array("h", sound)[::2]
    return max(abs(c - 2 * b + a) for a, b, c in zip(left, left[1:], left[2:]))


class Evening(ApplicationTestCase):
    SETTINGS = {"minutes": "{'constructive-rest': 5}", "bell": "'off'", "confirmation": "'none'",
                "volume-voice": "1.0", "volume-bed": "1.0"}

    def begin(self, *options, **settings):
        """With the sound that is expected, and the places of the spoken cues in it."""
        options = ["--minutes=5", "--bell=off", *options]
        file = FOLDER / "expected.wav"
        subprocess.run([PROGRAM, "export", "--force", *options, file], check=True)
        with wave.open(str(file), "rb") as sound:
            self.expected = sound.readframes(sound.getnframes())
        timeline = subprocess.run([PROGRAM, "schedule", "--json", *options], check=True,
                                  stdout=subprocess.PIPE).stdout
        self.cues = [cue["start_sample"] for cue in json.loads(timeline)["cues"]]

        self.server = self.add(SoundServer())
        self.set(**(self.SETTINGS | settings))
        self.application = self.start()
        self.application.begin()

    def begin_bed(self):
        """Soft noise alone, in which the smallest click is heard; what is said about the end is not."""
        self.begin("--guidance=bells", "--bed=brown",
                   **{"guidance": "'bells'", "bed": "'brown'", "volume-voice": "0.0"})
        self.click = 2 * bend(self.expected[:40 * RATE * FRAME])

    def excerpt(self, place, samples=RATE // 100):
        return self.expected[place * FRAME:(place + samples) * FRAME]

    def wait_for(self, place, start):
        """Returns: the frame at which this place is heard, after the frame @start."""
        return self.server.find(self.excerpt(place), start)

    def position(self):
        answer = subprocess.run(["playerctl", "position"], check=True, capture_output=True, text=True)
        return round(float(answer.stdout) * RATE)

    def resume(self):
        """It goes on at the place of which it tells: nothing is left out but the fade, and nothing is
        heard again."""
        place = self.position()
        start = self.server.now()
        self.application.activate("toggle")
        self.wait_for(place + RATE // 2, start)
        heard = self.server.recording[start * FRAME:]
        first = next(ms for ms in range(-500, 501, 10)
                     if self.excerpt(place + RATE * ms // 1000) in heard)
        self.assertGreaterEqual(first, 0)
        self.assertLess(first, 250)

    def test_the_right_voice(self):
        self.begin("--language=nl", voice="'nl'")
        heard = 0
        for cue in self.cues[:2]:
            self.application.activate("next")
            heard = self.wait_for(cue + RATE // 2, heard)
        self.application.activate("repeat")
        heard = self.wait_for(self.cues[1] + RATE // 2, heard + 1)
        self.application.activate("previous")
        self.wait_for(self.cues[0] + RATE // 2, heard)
        self.application.activate("end")
        self.server.wait_for_silence()
        self.assertEqual(self.application.quit(), (0, ""))

    def jump(self, where):
        subprocess.run(["playerctl", "position", where], check=True)
        self.wait_for(self.position() + RATE, self.server.now())

    def pause_and_resume(self):
        self.application.activate("toggle")
        self.server.wait_for_silence()
        self.resume()

    def end_and_go_on(self):
        self.application.activate("end")
        self.server.wait_for_silence()
        self.resume()

    def assert_no_click(self, act, *words):
        """Where the machine let the sound wait, and only there, it is tried again."""
        for _ in range(ROUNDS):
            start = self.server.now()
            self.server.stall = 0
            act(*words)
            if bend(self.server.recording[start * FRAME:]) < self.click:
                return
            self.assertGreater(self.server.stall, STALL, "it clicks")
        self.fail("it clicks, and the machine is too busy to tell who does")

    def test_nothing_clicks_and_no_place_is_lost(self):
        self.begin_bed()
        self.wait_for(RATE, 0)
        self.assert_no_click(self.jump, "100")
        self.assert_no_click(self.jump, "5+")
        self.assert_no_click(self.pause_and_resume)
        self.assert_no_click(self.end_and_go_on)
        self.assertEqual(self.application.quit(), (0, ""))

    def test_device_and_server_that_go_and_come(self):
        self.begin_bed()
        self.wait_for(RATE, 0)

        self.server.remove_device()
        self.application.wait_for_text("The sound went away")
        self.server.add_device()
        self.server.wait_for_silence()
        self.resume()

        self.server.stop()
        self.application.wait_for_text("The sound went away")
        self.server = self.add(SoundServer())
        self.server.wait_for_silence()
        self.resume()
        self.assertEqual(self.application.quit(), (0, ""))


if __name__ == "__main__":
    tap.main()
