# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of one's own (Xvfb with a window manager), hands and eyes on it.

Hands are keys and a mouse that go through the X server, as a person's do. Eyes are the
accessibility bus, on which a window tells what stands where: no place is known in pixels, so that
a changed layout breaks nothing here. What a step has brought about is for the stories to look up.
"""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds until a step that shows no result has failed; a slow machine needs some
SIZE = "1280x800"
PAUSE = 0.05


class Failed(Exception):
    pass


def wait_for(what, look, patience=PATIENCE):
    """Looks until there is something to be seen, and gives that."""
    end = time.monotonic() + patience
    while True:
        try:
            seen = look()
        except GLib.Error:  # what was looked at has gone meanwhile
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Failed(f"not seen within {patience} s: {what}")
        time.sleep(PAUSE)


class Desktop:
    def __init__(self, pictures):
        self.pictures = pictures
        os.makedirs(pictures, exist_ok=True)
        self.processes = []
        reading, writing = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE + "x24",
                     "-nolisten", "tcp"], pass_fds=[writing])
        os.close(writing)
        number = os.read(reading, 16).decode().strip()
        if not number:
            raise Failed("Xvfb does not start")
        os.environ["DISPLAY"] = ":" + number
        os.environ.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox", "--sm-disable"])
        wait_for("a window manager", lambda: "window id" in self._said(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]))
        Atspi.init()

    def _start(self, command, **options):
        log = open(os.path.join(self.pictures, os.path.basename(command[0]) + ".log"), "wb")
        process = subprocess.Popen(command, stdout=log, stderr=log, **options)
        self.processes.append(process)
        return process

    def _said(self, command):
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(self, command):
        """A program, until a window of it is on the screen and has the keys."""
        process = self.running = self._start(command)
        self.program = os.path.basename(command[0])

        def window():
            if process.poll() is not None:
                raise Failed(f"{self.program} ended by itself with status {process.returncode}")
            return self._said(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)])
        number = wait_for("a window of " + self.program, window).split()[0]
        subprocess.run(["xdotool", "windowactivate", "--sync", number], check=False, timeout=PATIENCE)
        subprocess.run(["xdotool", "windowsize", number, "100%", "100%", "windowmove", number,
                        "0", "0"], check=False)
        wait_for("its accessibility", self.application)
        return process

    def kill(self):
        """The program, without a word to it."""
        self.running.kill()
        self.running.wait(PATIENCE)
        self.processes.remove(self.running)
        wait_for("its end on the bus", lambda: not self.application())

    def wait_for_end(self):
        """Of the program, by itself and well."""
        status = self.running.wait(PATIENCE)
        self.processes.remove(self.running)
        if status != 0:
            raise Failed(f"{self.program} ended with status {status}")
        wait_for("its end on the bus", lambda: not self.application())

    def picture(self, name):
        path = os.path.join(self.pictures, name + ".png")
        subprocess.run(["import", "-silent", "-window", "root", path], check=False)
        return path

    # --- eyes ------------------------------------------------------------------------------------

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(i)
            if one and one.get_name() == self.program:
                return one
        return None

    def all_in(self, node, depth=0):
        """Every thing below a node that is to be seen."""
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if not child:
                continue
            child.clear_cache()
            if not child.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            yield child
            if depth < 30:
                yield from self.all_in(child, depth + 1)

    def look_for(self, words, roles=(), within=None):
        """A thing whose name has these words, of one of these roles; None where there is none."""
        start = within or self.application()
        for one in self.all_in(start) if start else ():
            if words in (one.get_name() or "") and (not roles or one.get_role_name() in roles):
                return one
        return None

    def find(self, words, roles=(), within=None):
        return wait_for(f"'{words}'" + (" as " + " or ".join(roles) if roles else ""),
                        lambda: self.look_for(words, roles, within))

    def window(self, words):
        """A dialog or window with these words in its title."""
        return self.find(words, ("dialog", "frame", "alert", "window"))

    def wait_until_gone(self, words):
        wait_for(f"'{words}' gone", lambda: not self.look_for(words, ("dialog", "alert")))

    def middle_of(self, thing):
        """Where it stands, once it no longer moves."""
        last = []

        def at_rest():
            box = thing.get_extents(Atspi.CoordType.SCREEN)
            now = (box.x + box.width // 2, box.y + box.height // 2)
            last.append(now)
            return now if box.width > 0 and last[-2:-1] == [now] else None
        return wait_for("a place of " + (thing.get_name() or "it"), at_rest)

    # --- hands -----------------------------------------------------------------------------------

    def _hand(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], check=True, timeout=PATIENCE)

    def keys(self, *names):
        for name in names:
            self._hand("key", "--clearmodifiers", name)

    def type(self, text):
        self._hand("type", "--clearmodifiers", "--delay", 5, text)

    def click(self, thing):
        x, y = self.middle_of(thing)
        self._hand("mousemove", "--sync", x, y)
        self._hand("click", 1)

    def activate(self, words):
        """The window with these words in its title gets the keys."""
        number = wait_for("a window with " + words, lambda: self._said(
            ["xdotool", "search", "--onlyvisible", "--name", words])).split()[0]
        self._hand("windowactivate", "--sync", number)

    def press(self, thing):
        """A button, by the key that it names, else by the mouse."""
        key = thing.get_action_iface().get_key_binding(0) if thing.get_action_iface() else ""
        if key.startswith("Alt+"):
            self.keys("alt+" + key[4:].lower())
        else:
            self.click(thing)

    def drag(self, thing, onto):
        """With the mouse, by small steps, as a hand does: a jump is no drag to a toolkit."""
        x0, y0 = self.middle_of(thing)
        x1, y1 = self.middle_of(onto)
        steps = 12
        self._hand("mousemove", "--sync", x0, y0)
        self._hand("mousedown", 1)
        try:
            for step in range(1, steps + 1):
                self._hand("mousemove", x0 + (x1 - x0) * step // steps,
                           y0 + (y1 - y0) * step // steps)
                time.sleep(PAUSE)
            self._hand("mousemove", x1 + 1, y1)
            time.sleep(2 * PAUSE)
        finally:
            self._hand("mouseup", 1)
