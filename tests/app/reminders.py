# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that shows notifications, with time that runs as a test wants, inside the session
script: the program is started, pressed and looked at as a desktop does it."""

import datetime
import glob
import os
import pathlib
import subprocess
import sys
import time
import unittest

from desktop import PATIENCE
from gi.repository import Gio, GLib

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
NAME = sys.argv[2]
PATH = "/" + NAME.replace(".", "/")
AUTOSTART = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "autostart" / f"{NAME}.desktop"

FAKETIME = next((path for pattern in ("/usr/lib*/faketime", "/usr/lib/*/faketime")
                 for path in glob.glob(f"{pattern}/libfaketimeMT.so.1")), None)

EVERY_DAY = 0x7f

XML = """<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>"""


def wait_for(condition, what):
    """The same as the desktop's, while the bus is answered."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        if not GLib.MainContext.default().iteration(False):
            time.sleep(0.005)
    return found


class Notifications:
    """What GNOME Shell offers: org.gtk.Notifications. Keeps what was asked of it, in order."""

    def __init__(self, bus):
        self.bus = bus
        self.calls = []
        node = Gio.DBusNodeInfo.new_for_xml(XML)
        self.object = bus.register_object("/org/gtk/Notifications", node.interfaces[0], self.call)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                      "RequestName", GLib.Variant("(su)", ("org.gtk.Notifications", 0)), None,
                      Gio.DBusCallFlags.NONE, -1)

    def call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        self.calls.append((method, arguments.unpack()))
        invocation.return_value(None)

    def added(self):
        return [arguments[2] for method, arguments in self.calls if method == "AddNotification"]

    def stands(self):
        """Whether one is on the screen."""
        return bool(self.calls) and self.calls[-1][0] == "AddNotification"

    def stop(self):
        self.bus.unregister_object(self.object)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "ReleaseName", GLib.Variant("(s)", ("org.gtk.Notifications",)), None,
                           Gio.DBusCallFlags.NONE, -1)


class RemindersTestCase(unittest.TestCase):
    def setUp(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.settings = Gio.Settings.new(NAME)
        self.settings.delay()
        for key in ("reminders", "reminder-state"):
            self.settings.reset(key)
        self.apply()
        self.notifications = Notifications(self.bus)
        self.addCleanup(self.notifications.stop)
        self.addCleanup(self.end_everything)
        self.env = dict(os.environ)

    def apply(self):
        self.settings.apply()
        Gio.Settings.sync()

    def fake(self, moment):
        """From now on it is that time in Amsterdam, for the program and for what the bus starts, and
        a minute takes a second: the bus, which has timeouts by the same clock, can still keep up."""
        if FAKETIME is None:
            self.skipTest("there is no libfaketime")
        self.clock = pathlib.Path(os.environ["SESSION_FOLDER"]) / "clock"
        self.clock.write_text(f"@{moment} x60\n", "utf-8")
        fake = {"LD_PRELOAD": FAKETIME, "FAKETIME_TIMESTAMP_FILE": str(self.clock),
                "FAKETIME_NO_CACHE": "1"}
        self.env |= fake
        self.set_activation(fake)
        self.addCleanup(self.set_activation, {"LD_PRELOAD": ""})

    def jump(self, moment):
        """The clock is set. libfaketime takes a timer badly that is set at the same moment, other
        than the kernel: not while the process is at work."""
        time.sleep(0.1)
        new = self.clock.with_suffix(".new")
        new.write_text(f"@{moment} x60\n", "utf-8")
        new.replace(self.clock)

    def set_activation(self, env):
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "UpdateActivationEnvironment", GLib.Variant("(a{ss})", (env,)), None,
                           Gio.DBusCallFlags.NONE, -1)

    def remind(self, hour, minute, weekdays=EVERY_DAY, name="evening", enabled=True):
        """Adds a reminder to the settings."""
        reminder = {"id": GLib.Variant("s", name), "hour": GLib.Variant("i", hour),
                    "minute": GLib.Variant("i", minute), "weekdays": GLib.Variant("i", weekdays),
                    "enabled": GLib.Variant("b", enabled), "minutes": GLib.Variant("i", 12)}
        present = [{key: GLib.Variant("s" if isinstance(value, str) else
                                      "b" if isinstance(value, bool) else "i", value)
                    for key, value in other.items()}
                   for other in self.settings.get_value("reminders").unpack()
                   if other["id"] != name]
        self.settings.set_value("reminders", GLib.Variant("aa{sv}", [*present, reminder]))
        self.apply()

    def note_rest(self, moment):
        rest = int(datetime.datetime.fromisoformat(moment).timestamp())
        self.settings.set_value("reminder-state", GLib.Variant("(xa(suyx))", (rest, [])))
        self.apply()

    def start(self, *args, **env):
        process = subprocess.Popen([PROGRAM, *args], env=self.env | env, stdin=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def start_background(self, **env):
        process = self.start("--background", **env)
        wait_for(lambda: self.owner() == process.pid, "it does not wait")
        return process

    def owner(self):
        """The process that has the name, or None."""
        try:
            return self.bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)), None,
                Gio.DBusCallFlags.NONE, -1).unpack()[0]
        except GLib.Error:
            return None

    @staticmethod
    def processes():
        """Those of the program that live, without those that only have not been asked how it went."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                program = os.readlink(folder / "exe")
                session = (folder / "environ").read_bytes()
            except OSError:
                continue
            if program.startswith(str(PROGRAM)) and os.environ["SESSION_FOLDER"].encode() in session:
                found.append(int(folder.name))
        return found

    def end_everything(self):
        for process in self.processes():
            try:
                os.kill(process, 15)
            except ProcessLookupError:
                pass
        # The bus may still have to hear of it.
        wait_for(lambda: not self.processes() and self.owner() is None, "it does not end")

    def press(self, button, name="evening"):
        """What a desktop does for a button of a notification; starts the program if need be."""
        arguments = GLib.Variant("(sava{sv})", (button, [GLib.Variant("s", name)], {}))
        answers = []
        self.bus.call(NAME, PATH, "org.freedesktop.Application", "ActivateAction", arguments, None,
                      Gio.DBusCallFlags.NONE, -1, None, lambda bus, result:
                      answers.append(bus.call_finish(result)))
        wait_for(lambda: answers, "nobody answers the button")

    def window_actions(self):
        try:
            answer = self.bus.call_sync(NAME, f"{PATH}/window/1", "org.gtk.Actions", "DescribeAll",
                                        None, None, Gio.DBusCallFlags.NO_AUTO_START, -1)
        except GLib.Error:
            return {}
        return {name: enabled for name, (enabled, _, _) in answer.unpack()[0].items()}

    def wait_for_window(self):
        return wait_for(self.window_actions, "no window")

    def activate(self, path, action):
        self.bus.call_sync(NAME, path, "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, [], {})), None,
                           Gio.DBusCallFlags.NO_AUTO_START, -1)

    def quit_window(self):
        self.activate(PATH, "quit")

    def next(self, count=1):
        """When the program says that it will remind next."""
        done = subprocess.run([PROGRAM, "reminders", f"--count={count}"], env=self.env, check=True,
                              capture_output=True, text=True)
        return [line.split("  ")[0] for line in done.stdout.splitlines()]
