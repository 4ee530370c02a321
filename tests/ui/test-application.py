#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program on a desktop: what is seen, what is heard, what stays.

usage: session test-application.py PROGRAM APPLICATION-ID
"""

import subprocess

import tap
from desktop import Login, SoundServer, wait_for
from program import PROGRAM, ApplicationTestCase

class Silent(ApplicationTestCase):
    """Without a sound server the session goes on with captions."""

    def test_goes_on_with_captions(self):
        application = self.start()
        application.begin()
        application.wait_for_text("There is no sound device")
        before = application.elapsed()
        words = self.words()
        for i in range(3):
            application.activate("next")
            application.wait_for_text(words[i])
        wait_for(lambda: application.elapsed() > before + 1, "time stands still")
        self.assertEqual(application.quit(), (0, ""))

    def test_closes_from_every_state(self):
        for actions in ((), ("begin",), ("begin", "toggle"), ("begin", "end")):
            application = self.start()
            for action in actions:
                application.wait_until_enabled(action)
                application.activate(action)
            self.assertEqual(application.quit(), (0, ""), actions)

    def test_space_begins_and_pauses(self):
        application = self.start()
        wait_for(lambda: self.press("space") or not application.actions()["begin"],
                 "Space does not begin")
        application.wait_until_enabled("toggle")
        application.wait_for_button("Pause")
        self.press("space")
        application.wait_for_button("Resume")
        self.press("space")
        application.wait_for_button("Pause")
        self.press("ctrl+q")
        self.assertEqual(application.wait(), (0, ""))

    def test_keys_of_the_application_work_in_every_window(self):
        for key, text in (("ctrl+comma", "Play the bell"), ("ctrl+question", "Any key twice")):
            application = self.start()
            application.wait_for_button("Begin")
            wait_for(lambda key=key, text=text: self.press(key)
                     or any(text in words for words in application.texts()), f"{key} opens nothing")
            wait_for(lambda: self.press("ctrl+q") or application.process.poll() is not None,
                     f"Ctrl+Q does nothing after {key}")
            self.assertEqual(application.wait(), (0, ""), key)

    def test_second_start_is_the_same_window(self):
        application = self.start()
        second = subprocess.run([PROGRAM], timeout=30, check=False,
                                env=application.env, capture_output=True, text=True)
        self.assertEqual((second.returncode, second.stderr), (0, ""))
        self.assertEqual(application.quit(), (0, ""))


class Lessons(ApplicationTestCase):
    def assert_list(self, application):
        wait_for(lambda: not application.actions()["back"], "the lesson stays")

    def test_back_by_key_and_action(self):
        application = self.start()
        self.assert_list(application)
        for back in (lambda: self.press("Escape"), lambda: self.press("alt+Left"),
                     lambda: application.activate("back"),
                     lambda: application.click("list")):
            application.activate("open-lesson", "safety")
            application.wait_until_enabled("back")
            application.wait_for_text("Stop when it hurts.")
            back()
            self.assert_list(application)
        self.assertEqual(application.quit(), (0, ""))

    def test_lead_to_a_session(self):
        application = self.start()
        application.activate("open-lesson", "rest")
        application.click("Constructive")
        self.assert_list(application)
        application.begin()
        application.wait_for_button("Pause")
        self.assertEqual(application.quit(), (0, ""))


class Keys(ApplicationTestCase):
    """Real keys, wherever the focus is. What the presses of a button mean is tested without a
    window."""

    def begin(self):
        application = self.start()
        application.begin()
        application.wait_for_button("Pause")
        return application

    def hold(self, key, seconds):
        subprocess.run(["xdotool", "keydown", key, "sleep", str(seconds), "keyup", key], check=True)

    def test_any_key_is_the_button(self):
        application = self.begin()
        self.press("k")
        application.wait_for_button("Resume")
        # To a button that would pause by itself: it must not happen twice.
        self.press("Tab")
        self.press("space")
        application.wait_for_button("Pause")
        self.press("Shift_L")
        self.press("alt+z")
        self.press("Escape")
        self.assertTrue(application.has_button("Pause"))
        self.assertEqual(application.quit(), (0, ""))

    def test_arrows(self):
        application = self.begin()
        self.press("Down")
        words = self.words()
        application.wait_for_text(words[0])
        # Now only the keys move it.
        application.activate("toggle")
        application.wait_for_button("Resume")
        place = application.elapsed()
        self.press("Right")
        wait_for(lambda: application.elapsed() >= place + 15, "Right does not go on")
        self.press("Left")
        wait_for(lambda: application.elapsed() <= place, "Left does not go back")
        self.press("Page_Down")
        wait_for(lambda: application.elapsed() > place, "Page Down is not the next cue")
        self.assertEqual(application.quit(), (0, ""))

    def test_long_press_ends_and_any_key_takes_it_back(self):
        application = self.begin()
        self.hold("k", 2)
        application.wait_for_text("The session ends")
        self.press("j")
        application.wait_for_button("Pause")
        self.assertFalse(application.actions()["begin"])
        self.assertEqual(application.quit(), (0, ""))

    def test_where_am_i(self):
        application = self.begin()
        application.activate("next")
        self.press("w")
        application.wait_for_text("minutes left.")
        # The session stands still while it is told, and shows no pause.
        place = application.elapsed()
        wait_for(lambda: application.elapsed() > place, "it does not go on")
        self.assertTrue(application.has_button("Pause"))
        self.assertTrue(application.actions()["where-am-i"])
        self.assertEqual(application.quit(), (0, ""))

    def test_headset_asks_where_it_is(self):
        application = self.begin()
        for _ in range(2):
            application.media_key("PlayPause")
        application.wait_for_text("minutes left.")
        self.assertTrue(application.has_button("Pause"))
        self.assertEqual(application.quit(), (0, ""))

    def test_cat_on_the_keyboard(self):
        application = self.begin()
        subprocess.run(["xdotool", "keydown", "f", "keydown", "g", "keydown", "h", "sleep", "2",
                        "keyup", "g", "keyup", "f", "keyup", "h"], check=True)
        for key in "qwerty":
            self.press(key)
        # The button works again when the cat has been gone for a moment.
        subprocess.run(["xdotool", "sleep", "1.5", "key", "k"], check=True)
        application.wait_for_button("Resume")
        self.assertTrue(application.actions()["end"])
        self.assertEqual(application.quit(), (0, ""))

    def test_enter_presses_what_has_the_focus(self):
        application = self.begin()
        # From the figure to the first of the controls, which is the way back.
        application.activate("next")
        place = wait_for(application.elapsed, "no time")
        self.press("Tab")
        self.press("Return")
        wait_for(lambda: application.elapsed() < place, "Enter does not press the button")
        self.assertTrue(application.has_button("Pause"))
        self.assertEqual(application.quit(), (0, ""))


class Settings(ApplicationTestCase):
    def test_minutes_survive(self):
        application = self.start()
        application.spin_button().set_current_value(42)
        wait_for(lambda: self.settings.exists()
                 and "minutes={'constructive-rest': 42}" in self.settings.read_text("utf-8"),
                 "the minutes are not kept")
        self.assertEqual(application.quit(), (0, ""))

        application = self.start()
        self.assertEqual(application.spin_button().get_current_value(), 42)
        application.begin()
        application.wait_for_text("about 42 minutes left")
        self.assertEqual(application.quit(), (0, ""))

    def test_voice_of_the_first_start_survives(self):
        """It speaks the language of the interface, once; from then on it is a choice."""
        application = self.start(LANGUAGE="nl")
        self.assertEqual(application.quit(), (0, ""))

        application = self.start(LANGUAGE="en")
        application.begin()
        application.activate("next")
        application.wait_for_text(self.words("--language=nl")[0])
        self.assertEqual(application.quit(), (0, ""))

    def test_nonsense_is_put_right(self):
        self.set(minutes="{'constructive-rest': 1000}", voice="'nobody'", session="'nothing'",
                 bed="'x'", guidance="'loud'")
        application = self.start()
        application.begin()
        application.activate("next")
        application.wait_for_text(self.words()[0])
        self.assertEqual(application.quit(), (0, ""))


class Recovered(ApplicationTestCase):
    """What a crash leaves of a session."""

    OFFER = "Your session of 15 minutes stopped in its first minute."

    def crash(self):
        """While the third cue is spoken. Returns: the words."""
        application = self.start()
        application.begin()
        for _ in range(3):
            application.activate("next")
        words = self.words()
        application.wait_for_text(words[2])
        application.activate("toggle")
        application.wait_for_button("Resume")
        application.kill()
        return words

    def test_goes_on_where_it_was(self):
        words = self.crash()
        application = self.start()
        application.wait_for_text(self.OFFER)
        self.assertFalse(application.actions()["toggle"])
        wait_for(lambda: self.press("Return") or not application.actions()["begin"],
                 "Enter does not go on")
        application.wait_until_enabled("toggle")
        self.assertGreater(application.elapsed(), 10)
        application.wait_for_text(words[2])
        self.assertEqual(application.quit(), (0, ""))

        # It was one rest.
        self.assertEqual([entry["ending"] for entry in self.entries(application)], ["ended-early"])

        application = self.start()
        self.assertFalse(application.actions()["go-on"])
        self.assertEqual(application.quit(), (0, ""))

    def test_starts_over_and_is_let_go(self):
        self.crash()
        application = self.start()
        application.activate("start-over")
        application.wait_until_enabled("toggle")
        self.assertLess(application.elapsed(), 10)
        application.kill()

        application = self.start()
        application.wait_for_text(self.OFFER)
        self.assertFalse(application.actions()["tension-before"])
        application.activate("let-go")
        wait_for(lambda: not application.actions()["go-on"], "it is still offered")
        application.wait_until_enabled("tension-before")
        self.assertTrue(application.actions()["begin"])
        self.assertEqual(application.quit(), (0, ""))

        application = self.start()
        self.assertFalse(application.actions()["go-on"])
        self.assertEqual(application.quit(), (0, ""))

    def test_voice_that_is_gone(self):
        self.crash()
        file = self.config / "state" / "psoas-rest" / "checkpoint.ini"
        file.write_text(file.read_text("utf-8").replace("Voice=en", "Voice=gone"), "utf-8")
        application = self.start()
        self.assertFalse(application.actions()["go-on"])
        self.assertFalse(file.exists())
        self.assertEqual(application.quit(), (0, ""))


class Heard(ApplicationTestCase):
    def test_pause_is_silent(self):
        server = self.add(SoundServer())
        self.set(bed="'waves'")
        application = self.start()
        application.begin()
        server.wait_for_sound()
        application.activate("toggle")
        server.wait_for_silence()
        application.activate("toggle")
        server.wait_for_sound()
        application.activate("end")
        server.wait_for_silence()
        self.assertEqual(application.quit(), (0, ""))

    def test_sounds_change_under_way(self):
        """The voice, the bell and the background of a session are those of the settings, always."""
        server = self.add(SoundServer())
        self.set(bed="'off'", guidance="'bells'", bell="'off'")
        application = self.start()
        application.begin()
        server.wait_for_silence()
        before = application.elapsed()
        self.change("bed", "'waves'")
        server.wait_for_sound()
        self.change("guidance", "'full'")
        self.change("voice", "'nl'")
        words = self.words("--language=nl")

        spoken = words + self.words()

        def is_dutch():
            texts = " ".join(application.texts())
            # The bells alone have no words to go to.
            if not any(sentence in texts for sentence in spoken):
                application.activate("next")
            return any(sentence in texts for sentence in words)

        wait_for(is_dutch, "no Dutch is spoken")
        self.assertGreaterEqual(application.elapsed(), before)
        self.assertEqual(application.quit(), (0, ""))

    def test_sleep_pauses_where_it_was(self):
        login = self.add(Login())
        server = self.add(SoundServer())
        self.set(bed="'waves'")
        application = self.start(DBUS_SYSTEM_BUS_ADDRESS=login.address)
        application.begin()
        server.wait_for_sound()
        for _ in range(4):
            application.activate("next")

        login.prepare_for_sleep(True)
        application.wait_for_text("The computer slept")
        application.wait_for_text("Your place is kept")
        server.wait_for_silence()
        place = application.elapsed()
        self.assertGreater(place, 10)
        login.prepare_for_sleep(False)
        server.wait_for_silence()
        self.assertEqual(application.elapsed(), place)

        application.activate("toggle")
        application.wait_for_button("Pause")
        self.assertLess(application.elapsed(), place + 10)
        server.wait_for_sound()
        self.assertEqual(application.quit(), (0, ""))

    def test_server_that_goes_away(self):
        server = SoundServer()
        self.set(bed="'waves'")
        application = self.start()
        application.begin()
        server.wait_for_sound()
        server.stop()
        application.wait_for_text("The sound went away")
        application.wait_for_text("Your place is kept")

        application.activate("toggle")
        application.wait_for_text("There is no sound device")
        self.assertEqual(application.quit(), (0, ""))


if __name__ == "__main__":
    tap.main()
