#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with Loadline, on a real X display: keys through the window manager, drags with the
mouse. After each step its outcome is looked up where it counts, in the library, the file and git.
`./dev test --desktop` calls it, on a session bus of its own.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from desktop import Desktop, Failed, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "resources", "sample", "sample.md")
ROW = ("list item", "table cell", "tree item")


class Register:
    """A copy of the sample, in a repository and a library of its own."""

    def __init__(self, folder, programs):
        self.programs = programs
        self.repository = os.path.join(folder, "lockers")
        self.file = os.path.join(self.repository, "TASKS.md")
        self.library = os.path.join(folder, "library.sqlite")
        self.deep = os.path.join(folder, "turbines.md")  # another register of the library
        os.makedirs(self.repository)
        with open(SAMPLE, "rb") as source, open(self.file, "wb") as copy:
            copy.write(source.read())
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "TASKS.md")
        self.git("commit", "--quiet", "--message=Begin")
        self.git("tag", "v1.0")

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.repository, *arguments], check=True,
                              capture_output=True, text=True).stdout

    def text(self):
        with open(self.file, encoding="utf-8") as file:
            return file.read()

    def edit(self, changes):
        """As another program does: the file beside it takes its place."""
        text = self.text()
        for old, new in changes.items():
            if old not in text:
                raise Failed(f"the file does not say '{old}' any more")
            text = text.replace(old, new)
        with open(self.file + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(self.file + ".new", self.file)

    def cli(self, *arguments):
        return subprocess.run([os.path.join(self.programs, "loadline-cli"), *arguments],
                              capture_output=True, text=True, check=False)

    def shown(self):
        """What the library holds now; None until it holds it."""
        ran = self.cli("show", "--library", self.library, "--json", "TASKS.md")
        return json.loads(ran.stdout) if ran.returncode == 0 else None

    def risk(self, words):
        shown = self.shown() or {"risks": []}
        return next((risk for risk in shown["risks"] if words in risk["title"]), {})

    def iteration(self, number):
        shown = self.shown() or {"iterations": []}
        return next((one for one in shown["iterations"] if one["number"] == number), {})


def open_register(desktop, register):
    """The window on the register's file."""
    desktop.start([os.path.join(register.programs, "loadline"), "--library", register.library,
                   register.file])
    wait_for("the register in the library", register.shown)


def complete_an_iteration(desktop, register):
    """Selects iteration 4 and completes it; the risks planned for it become fixed."""
    desktop.keys("ctrl+2")
    desktop.click(desktop.find("Firmware Updates That Cannot Strand", ROW))
    desktop.keys("ctrl+Return")
    dialog = desktop.window("Complete iteration 4")
    desktop.picture("complete-dialog")
    desktop.press(desktop.find("Complete iteration", ("push button", "button"), dialog))
    wait_for("iteration 4 completed",
             lambda: register.iteration(4).get("status") == "completed")
    for words in ("Update Overwrites", "Rollout Reaches"):
        if register.risk(words).get("status") != "fixed":
            raise Failed(f"the risk '{words}…' is not fixed")
    desktop.wait_until_gone("Complete iteration 4")


def add_a_risk(desktop, register):
    """Quick-adds a risk from anywhere."""
    desktop.keys("ctrl+2", "ctrl+n")
    desktop.window("isk")
    desktop.type("high: No Alarm at Night - the hub is silent -> 5")
    desktop.picture("quick-add-dialog")
    desktop.keys("Return")
    risk = wait_for("the new risk", lambda: register.risk("No Alarm at Night"))
    if (risk["tier"], risk["iteration"]) != ("high", 5):
        raise Failed(f"the new risk is {risk}")


def drag_risks(desktop, register):
    """Drags a risk onto an iteration, and another one into another tier."""
    desktop.keys("ctrl+3")
    target = desktop.find("Assignment That Knows Parcel Sizes",
                          ROW, desktop.find("Open iterations", ("list",)))
    desktop.drag(desktop.find("Parcel Photos Fill the Flash", ROW), target)
    wait_for("the risk planned for iteration 5",
             lambda: register.risk("Parcel Photos").get("iteration") == 5)
    desktop.picture("dragged-onto-iteration")
    desktop.drag(desktop.find("Display Too Dim at Night", ROW),
                 desktop.find("Withdrawn Codes Stay Valid", ROW))
    wait_for("the risk in the tier high",
             lambda: register.risk("Display Too Dim").get("tier") == "high")
    desktop.keys("ctrl+z")
    wait_for("the drag undone", lambda: register.risk("Display Too Dim").get("tier") == "low")


def edit_outside(desktop, register):
    """Another program edits the file; the window takes that over, beside its own edits."""
    register.edit({"Fax Notices to Site Owners": "Fax Notices to the Owners of Sites"})
    wait_for("the edit from outside in the library",
             lambda: register.risk("Fax Notices to the Owners of Sites"))
    if not register.risk("No Alarm at Night"):
        raise Failed("an edit that was not written is lost")


def write_and_commit(desktop, register):
    """Writes the file, then commits it."""
    desktop.keys("ctrl+s")
    wait_for("the new risk in the file", lambda: "No Alarm at Night" in register.text())
    if "Fax Notices to the Owners of Sites" not in register.text():
        raise Failed("what was edited outside is written over")
    desktop.keys("ctrl+shift+s")
    desktop.window("Write and commit")
    desktop.picture("commit-dialog")
    desktop.keys("ctrl+Return")
    wait_for("a second commit",
             lambda: register.git("rev-list", "--count", "HEAD").strip() == "2")
    if register.git("show", "HEAD:TASKS.md") != register.text():
        raise Failed("what is committed is not what is written")
    if "iteration 4" not in register.git("log", "-1", "--format=%B").lower():
        raise Failed("the message does not say that iteration 4 was completed")
    desktop.wait_until_gone("Write and commit")


def complete_write_and_commit(desktop, register):
    """Completes iteration 5 and commits that, from one dialog."""
    commits = int(register.git("rev-list", "--count", "HEAD"))
    desktop.keys("ctrl+2")
    desktop.click(desktop.find("Assignment That Knows Parcel Sizes", ROW))
    desktop.keys("ctrl+Return")
    dialog = desktop.window("Complete iteration 5")
    desktop.press(desktop.find("write and commit", ("push button", "button"), dialog))
    desktop.window("Write and commit")
    desktop.keys("ctrl+Return")
    wait_for("another commit", lambda: int(
        register.git("rev-list", "--count", "HEAD")) == commits + 1)
    if register.iteration(5).get("status") != "completed":
        raise Failed("iteration 5 is not completed")
    if register.git("status", "--porcelain"):
        raise Failed("not all that was written is committed")
    desktop.wait_until_gone("Write and commit")


def see_what_a_deployment_carries(desktop, register):
    """Looks at the load, and at what changed since the last release."""
    desktop.keys("ctrl+1")
    desktop.find("Load ", ("label",))
    desktop.keys("ctrl+5", "ctrl+shift+d")
    desktop.type("v1.0")
    desktop.keys("Return")
    desktop.find("differ from v1.0")


def settle_a_conflict(desktop, register):
    """A teammate gives a risk another title than we did; theirs is chosen, and all else kept.

    Both have edited something else, too, and none of it was written or committed before.
    """
    desktop.keys("ctrl+n")
    desktop.window("isk")
    desktop.type("medium: Spare Keys Are Not Counted")
    desktop.keys("Return")
    wait_for("our other edit", lambda: register.risk("Spare Keys"))
    desktop.wait_until_gone("isk")
    desktop.keys("ctrl+3")
    desktop.click(desktop.find("Withdrawn Codes Stay Valid", ROW))
    desktop.keys("F2", "ctrl+a")
    desktop.type("Withdrawn Codes Open Doors")
    desktop.keys("Return")
    wait_for("our title", lambda: register.risk("Withdrawn Codes Open Doors"))
    register.edit({"Withdrawn Codes Stay Valid": "Withdrawn Codes Live On",
                   "Display Too Dim at Night": "Display Too Dim by Night"})
    desktop.find("Compare and choose", ("push button", "button"))
    desktop.keys("alt+c")
    desktop.window("Parts changed on both sides")
    desktop.picture("conflict-dialog")
    if not register.risk("Withdrawn Codes Open Doors"):
        raise Failed("a side was chosen before anybody chose")
    desktop.keys("t", "Return")
    wait_for("their title", lambda: register.risk("Withdrawn Codes Live On"))
    desktop.keys("ctrl+s")
    wait_for("our other edit in the file", lambda: "Spare Keys" in register.text())
    for words in ("No Alarm at Night", "Withdrawn Codes Live On", "Display Too Dim by Night"):
        if words not in register.text():
            raise Failed(f"'{words}' is lost")
    if "Withdrawn Codes Open Doors" in register.text():
        raise Failed("what was not chosen is in the file")


def find_the_deepest_register(desktop, register):
    """Among all registers of the library, opens the one that carries most."""
    with open(register.deep, "w", encoding="utf-8") as file:
        file.write("# Turbines\n\n## Risk Register\n\n### 🔴 Critical\n")
        file.writelines(f"{number}. Blade {number} Cracks\n" for number in range(1, 10))
    imported = register.cli("import", register.deep, "--as", "turbines", "--library", register.library)
    if imported.returncode != 0:
        raise Failed(imported.stderr)
    desktop.keys("ctrl+shift+o")
    desktop.find("turbines", ROW)
    desktop.find("72 of 20")
    desktop.keys("d", "Return")
    desktop.find("Blade 1 Cracks")


def survive_a_kill(desktop, register):
    """The program is killed while somebody types; what was entered is there when it starts again."""
    desktop.keys("ctrl+n")
    desktop.window("isk")
    desktop.type("low: Blade 10 Hums")
    desktop.keys("Return", "ctrl+n")
    desktop.window("isk")
    desktop.type("low: Never entered")
    desktop.kill()
    desktop.start([os.path.join(register.programs, "loadline"), "--library", register.library])
    for words in ("TASKS.md", "turbines"):
        desktop.window(words)
    names = register.cli("risks", "turbines", "--library", register.library).stdout
    if "Blade 10 Hums" not in names or "Never entered" in names:
        raise Failed("the library holds " + names)


def close_with_unwritten_lines(desktop, register):
    """Closes the window with lines that the file does not have: they are left, and there again."""
    def written():
        with open(register.deep, encoding="utf-8") as file:
            return file.read()
    before = written()
    desktop.activate("TASKS.md")
    desktop.keys("alt+F4")  # the window manager's key; all of this one is written
    wait_for("one window", lambda: not desktop.look_for("TASKS.md", ("frame",)))
    desktop.activate("turbines")
    desktop.keys("alt+F4")
    desktop.find("does not have 3 lines")
    desktop.picture("closing-dialog")
    desktop.keys("Escape")
    wait_for("no question", lambda: not desktop.look_for("does not have 3 lines"))
    desktop.keys("alt+F4")
    desktop.find("does not have 3 lines")
    desktop.keys("alt+l")
    desktop.wait_for_end()
    if written() != before:
        raise Failed("the file was written though nobody asked for it")
    desktop.start([os.path.join(register.programs, "loadline"), "--library", register.library])
    desktop.keys("ctrl+3")
    desktop.find("Blade 10 Hums", ROW)
    desktop.keys("ctrl+s")
    wait_for("the lines in the file", lambda: "Blade 10 Hums" in written())
    lost = set(before.splitlines()) - set(written().splitlines())
    if lost:
        raise Failed(f"lost by the kill or the end: {lost}")


# In this order: a later one stands on what the ones before it have done.
STORIES = [open_register, complete_an_iteration, add_a_risk, drag_risks, edit_outside,
           write_and_commit, complete_write_and_commit, see_what_a_deployment_carries,
           settle_a_conflict, find_the_deepest_register, survive_a_kill,
           close_with_unwritten_lines]


def own_home(folder):
    """Settings, library and git of whoever runs this are not touched."""
    home = os.path.join(folder, "home")
    os.makedirs(home)
    os.environ["XDG_RUNTIME_DIR"] = os.path.join(folder, "run")
    os.makedirs(os.environ["XDG_RUNTIME_DIR"], mode=0o700)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = home
    os.environ.update({
        "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "GIT_AUTHOR_NAME": "Kim", "GIT_AUTHOR_EMAIL": "kim@example.org",
        "GIT_COMMITTER_NAME": "Kim", "GIT_COMMITTER_EMAIL": "kim@example.org"})
    os.environ.pop("QT_SCALE_FACTOR", None)


def run(stories, programs, pictures):
    with tempfile.TemporaryDirectory() as folder:
        own_home(folder)
        register = Register(folder, programs)
        desktop = Desktop(pictures)
        try:
            for number, story in enumerate(stories, 1):
                name = f"{number}-{story.__name__.replace('_', '-')}"
                print("--", story.__doc__.strip().splitlines()[0], flush=True)
                try:
                    story(desktop, register)
                except (Failed, subprocess.SubprocessError) as failure:
                    seen = desktop.picture(name + "-failed")
                    print(f"{story.__name__}: {failure}\nThe screen then: {seen}", file=sys.stderr)
                    return 1
                desktop.picture(name)
        finally:
            desktop.close()
    print(f"All {len(stories)} went well. What the screen showed: {pictures}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    arguments = parser.parse_args()
    return run(STORIES, os.path.abspath(arguments.programs), os.path.abspath(arguments.pictures))


if __name__ == "__main__":
    sys.exit(main())
