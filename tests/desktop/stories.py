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
        os.makedirs(self.repository)
        with open(SAMPLE, "rb") as source, open(self.file, "wb") as copy:
            copy.write(source.read())
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "TASKS.md")
        self.git("commit", "--quiet", "--message=Begin")

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.repository, *arguments], check=True,
                              capture_output=True, text=True).stdout

    def text(self):
        with open(self.file, encoding="utf-8") as file:
            return file.read()

    def shown(self):
        """What the library holds now; None until it holds it."""
        ran = subprocess.run(
            [os.path.join(self.programs, "loadline-cli"), "show", "--library", self.library,
             "--json"], capture_output=True, text=True, check=False)
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
    before = register.text()
    after = before.replace("Fax Notices to Site Owners", "Fax Notices to the Owners of Sites")
    if after == before:
        raise Failed("the sample has no such risk any more")
    beside = register.file + ".new"
    with open(beside, "w", encoding="utf-8") as file:
        file.write(after)
    os.replace(beside, register.file)
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


# In this order: a later one stands on what the ones before it have done.
STORIES = [open_register, complete_an_iteration, add_a_risk, drag_risks, edit_outside,
           write_and_commit, complete_write_and_commit]


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
                print("--", story.__doc__.strip(), flush=True)
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
