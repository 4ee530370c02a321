# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What surrounds a program on a desktop, to be used inside the session script: the program as it is
seen and heard, a sound server, and login1 on a system bus."""

import collections
import os
import pathlib
import re
import subprocess
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])

# Long enough for a busy machine, short enough to end a test that hangs.
PATIENCE = 30


def wait_for(condition, what, patience=PATIENCE):
    """Returns what the condition gives as soon as it is true."""
    end = time.monotonic() + patience
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.02)
    return found


class Application:
    """The program with its window, driven by its actions and read as a screen reader does."""

    def __init__(self, program, name, config, **env):
        self.name = name
        self.path = "/" + name.replace(".", "/")
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.env = os.environ | {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(config),
                                 "XDG_DATA_HOME": str(config / "data"),
                                 "XDG_STATE_HOME": str(config / "state"),
                                 "GTK_A11Y": "atspi", "G_DEBUG": "fatal-warnings"} | env
        self.process = subprocess.Popen(
            [program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", env=self.env)
        wait_for(self.is_there, "no window")

    def is_there(self):
        if self.process.poll() is not None:
            raise ChildProcessError(self.process.communicate()[1])
        return self.actions() is not None

    def call(self, path, method, arguments=None):
        return self.bus.call_sync(self.name, path, "org.gtk.Actions", method, arguments, None,
                                  Gio.DBusCallFlags.NO_AUTO_START, -1)

    def actions(self):
        """Names of the window's actions and whether each is enabled; None without a window."""
        try:
            answer = self.call(f"{self.path}/window/1", "DescribeAll").unpack()[0]
        except GLib.Error:
            return None
        return {name: enabled for name, (enabled, _, _) in answer.items()}

    def activate(self, action, word=None, path="/window/1"):
        words = [] if word is None else [GLib.Variant("i" if isinstance(word, int) else "s", word)]
        self.call(self.path + path, "Activate", GLib.Variant("(sava{sv})", (action, words, {})))

    def wait_until_enabled(self, action):
        wait_for(lambda: self.is_there() and self.actions()[action], f"{action} cannot be done")

    def begin(self):
        self.activate("begin")
        self.wait_until_enabled("toggle")

    def accessibles(self, node=None):
        if node is None:
            desktop = Atspi.get_desktop(0)
            children = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
            for child in children:
                if child is not None and child.get_process_id() == self.process.pid:
                    yield from self.accessibles(child)
            return
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.accessibles(child)

    def texts(self):
        """Everything that can be read in the window, in its order."""
        found = []
        try:
            for node in self.accessibles():
                text = node.get_text_iface()
                if text is not None:
                    found.append(Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)))
                found.append(node.get_name())
        except GLib.Error:
            # What was looked at is gone: the next look sees what is there instead.
            pass
        return [text for text in found if text]

    def wait_for_text(self, part):
        wait_for(lambda: any(part in text for text in self.texts()), f"nothing says: {part}")

    def has_button(self, label):
        """A label with a mnemonic is read as "_Pause Pause" by some versions of GTK."""
        return any(label in re.split(r"\W+|_", text) for text in self.texts())

    def wait_for_button(self, label):
        wait_for(lambda: self.has_button(label), f"no button {label}")

    def click(self, label):
        """Presses a button as a screen reader does."""
        def find():
            try:
                return [node for node in self.accessibles()
                        if node.get_role() == Atspi.Role.PUSH_BUTTON
                        and label in re.split(r"\W+|_", node.get_name())]
            except GLib.Error:
                # As above.
                return []

        wait_for(find, f"no button {label}")[0].get_action_iface().do_action(0)

    def media_key(self, method):
        """As the desktop passes on the key of a keyboard or a headset."""
        self.bus.call_sync(f"org.mpris.MediaPlayer2.{self.name}", "/org/mpris/MediaPlayer2",
                           "org.mpris.MediaPlayer2.Player", method, None, None,
                           Gio.DBusCallFlags.NO_AUTO_START, -1)

    def elapsed(self):
        """Seconds, as media controls are told."""
        answer = self.bus.call_sync(
            f"org.mpris.MediaPlayer2.{self.name}", "/org/mpris/MediaPlayer2",
            "org.freedesktop.DBus.Properties", "Get",
            GLib.Variant("(ss)", ("org.mpris.MediaPlayer2.Player", "Position")), None,
            Gio.DBusCallFlags.NO_AUTO_START, -1)
        return answer.unpack()[0] / 1e6

    def spin_button(self):
        def find():
            return [node for node in self.accessibles() if node.get_role() == Atspi.Role.SPIN_BUTTON]

        return wait_for(find, "no spin button")[0].get_value_iface()

    def quit(self):
        """Returns: the exit status and what was said on stderr."""
        self.activate("quit", path="")
        return self.wait()

    def wait(self):
        stderr = self.process.communicate(timeout=PATIENCE)[1]
        return self.process.returncode, stderr

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


class SoundServer:
    """PulseAudio with one device, which is a pipe that is listened to."""

    RATE = 48000
    FRAME = 4

    def __init__(self):
        socket = os.environ["PULSE_SERVER"].removeprefix("unix:")
        self.process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
             "--use-pid-file=no", "--log-level=error",
             "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # What was heard last, in pieces, and all that was heard.
        self.heard = collections.deque(maxlen=1000)
        self.lock = threading.Lock()
        self.recording = bytearray()
        # How long the machine let it wait at most, in seconds.
        self.stall = 0
        wait_for(lambda: self.control("info"), "no sound server")
        self.add_device()

    def control(self, *words):
        """Returns: what pactl answers, nothing when it cannot."""
        return subprocess.run(["pactl", *words], capture_output=True, text=True, check=False).stdout

    def add_device(self):
        fifo = FOLDER / "fifo"
        self.control("load-module", "module-pipe-sink", "sink_name=test", f"file={fifo}", "format=s16le",
                     f"rate={self.RATE}", "channels=2", "use_system_clock_for_timing=yes")
        wait_for(lambda: "Default Sink: test\n" in self.control("info"), "no sound device")
        self.heard.clear()
        self.pipe = open(fifo, "rb", buffering=0)
        self.listener = threading.Thread(target=self.listen)
        self.listener.start()
        wait_for(lambda: self.heard, "the device does not run")

    def remove_device(self):
        self.control("unload-module", "module-pipe-sink")
        self.listener.join()
        self.pipe.close()

    def listen(self):
        heard_at = time.monotonic()
        while piece := self.pipe.read(4096):
            self.stall = max(self.stall, time.monotonic() - heard_at)
            heard_at = time.monotonic()
            with self.lock:
                self.heard.append(piece)
            self.recording += piece

    def find(self, sound, start=0):
        """Waits until this very sound is heard. Returns: the frame of the recording at which."""
        def search():
            place = self.recording.find(sound, start * self.FRAME)
            return place >= 0 and place + 1

        return (wait_for(search, "this is not heard") - 1) // self.FRAME

    def now(self):
        """Returns: the frame of the recording that is heard next."""
        return len(self.recording) // self.FRAME

    def wait_for(self, condition, what):
        """Half a second without a break of which it is true."""
        self.heard.clear()

        def is_heard():
            with self.lock:
                while self.heard and not condition(self.heard[0]):
                    self.heard.popleft()
                return sum(map(len, self.heard)) >= self.RATE * self.FRAME // 2

        wait_for(is_heard, what)

    def wait_for_sound(self):
        self.wait_for(lambda piece: any(piece), "nothing is heard")

    def wait_for_silence(self):
        self.wait_for(lambda piece: not any(piece), "it is not silent")

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.listener.join()
        self.pipe.close()


class Login:
    """A system bus with a login1 that says when the machine goes to sleep."""

    CONFIG = """<busconfig><type>system</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""

    def __init__(self):
        socket = FOLDER / "system-bus"
        config = FOLDER / "system-bus.conf"
        config.write_text(self.CONFIG.format(socket=socket), "utf-8")
        self.address = f"unix:path={socket}"
        self.process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"],
            stderr=subprocess.DEVNULL)
        self.bus = wait_for(self.connect, "no system bus")
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "RequestName", GLib.Variant("(su)", ("org.freedesktop.login1", 0)), None,
                           Gio.DBusCallFlags.NONE, -1)

    def connect(self):
        """Returns: a connection; None while the bus does not listen yet, which its socket does not
        tell."""
        try:
            return Gio.DBusConnection.new_for_address_sync(
                self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        except GLib.Error:
            return None

    def prepare_for_sleep(self, start):
        self.bus.emit_signal(None, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                             "PrepareForSleep", GLib.Variant("(b)", (start,)))
        self.bus.flush_sync()

    def stop(self):
        self.bus.close_sync()
        self.process.kill()
        self.process.wait()
        (FOLDER / "system-bus").unlink()
