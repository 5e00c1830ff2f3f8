#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Loadline against other programs, side by side in the same run.

Every row runs its programs in turn, round after round, so that a busy moment of the machine meets
all of them; what is shown are medians of the time on the wall and of the peak of memory. Ratios
are what counts: they say how many times the time (the memory) of the other program.

The peak of memory of a process includes what this script holds when it starts it, so figures up to
some 16 MB say nothing.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial

MEGABYTE = 1024 * 1024
SIZES = [("3 kB", 3_000), ("250 kB", 250_000), ("2.5 MB", 2_500_000), ("25 MB", 25_000_000)]


class Run:
    """Something to measure: a command, and what to do before each time it runs."""

    def __init__(self, name, command, before=None, until=None):
        self.name = name
        self.command = command
        self.before = before
        self.until = until  # stop the clock when this line is printed, not when the process ends
        self.seconds = []
        self.bytes = []

    def once(self, keep=True):
        if self.before:
            self.before()
        command = self.command() if callable(self.command) else self.command
        log = tempfile.TemporaryFile()
        reader, writer = os.pipe() if self.until else (None, None)
        actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0)]
        if self.until:
            actions.append((os.POSIX_SPAWN_DUP2, writer, 1))
        else:
            actions.append((os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0))
        actions.append((os.POSIX_SPAWN_DUP2, log.fileno(), 2))
        begin = time.perf_counter()
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        if self.until:
            os.close(writer)
            seen = b""
            while self.until not in seen:
                part = os.read(reader, 4096)
                if not part:
                    break
                seen += part
            end = time.perf_counter()
        _, status, usage = os.wait4(process, 0)
        if self.until:
            os.close(reader)
        else:
            end = time.perf_counter()
        if status != 0 or (self.until and self.until not in seen):
            log.seek(0)
            sys.exit(f"bench: {' '.join(command)} failed:\n{log.read().decode(errors='replace')}")
        if keep:
            self.seconds.append(end - begin)
            self.bytes.append(usage.ru_maxrss * 1024)

    def median_seconds(self):
        return statistics.median(self.seconds)

    def median_bytes(self):
        return statistics.median(self.bytes)


def measure(runs, rounds):
    """Runs all of them in turn; the first round only fills the caches."""
    for number in range(rounds + 1):
        for run in runs:
            run.once(keep=number > 0)


def time_text(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def memory_text(size):
    return f"{size / MEGABYTE:.0f} MB"


class Table:
    COLUMNS = [("what", 8), ("size", 7), ("program", 26), ("time", 10), ("memory", 8)]

    def __init__(self):
        head = "  ".join(f"{name:<{width}}" for name, width in self.COLUMNS)
        print(f"{head}  times the time (memory) of it")
        print("-" * 100)

    def rows(self, what, size, ours, others, memory=True):
        """A line for each program; ours in the first, with its ratio to each other one."""
        for run in [ours, *others]:
            against = ""
            if run is not ours:
                against = f"{ours.median_seconds() / run.median_seconds():.2f}"
                if memory:
                    against += f" ({ours.median_bytes() / run.median_bytes():.2f})"
            values = [what, size, run.name, time_text(run.median_seconds()),
                      memory_text(run.median_bytes())]
            line = "  ".join(
                f"{value:<{width}}" if i < 3 else f"{value:>{width}}"
                for i, (value, (_, width)) in enumerate(zip(values, self.COLUMNS)))
            print(f"{line}  {against}".rstrip())
            what = size = ""
        print(flush=True)


class Bounds:
    """What was promised, and what was measured."""

    def __init__(self):
        self.lines = []
        self.held = True

    def check(self, text, value, bound):
        held = value <= bound
        self.held = self.held and held
        self.lines.append(f"{'held' if held else 'MISSED':<7} {text}: {value:.2f}, "
                          f"at most {bound:g}")

    def show(self):
        for line in self.lines:
            print(line)


def program(folder, name):
    path = os.path.join(folder, name)
    if not os.access(path, os.X_OK):
        sys.exit(f"bench: {path} is not there; ./dev bench builds it")
    return path


def needed(name):
    path = shutil.which(name)
    if not path:
        sys.exit(f"bench: {name} is not installed; ./dev bench installs it")
    return path


def forget(library):
    """Removes a library with all that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(library + suffix):
            os.remove(library + suffix)


def measure_start(table, bounds, cli, rounds):
    task = needed("task")
    ours = Run("loadline-cli --version", [cli, "--version"])
    other = Run("task --version", [task, "--version"])
    measure([ours, other], rounds)
    table.rows("start", "", ours, [other], memory=False)
    bounds.check("start of the command line against taskwarrior",
                 ours.median_seconds() / other.median_seconds(), 1.5)


def measure_size(table, bounds, folder, work, name, size, rounds):
    cli = program(folder, "loadline-cli")
    register = os.path.join(work, f"{size}.md")
    with open(register, "wb") as out:
        subprocess.run([program(folder, "bench_register"), str(size)], stdout=out, check=True)
    copy = os.path.join(work, "edited.md")
    shutil.copyfile(register, copy)
    library = os.path.join(work, "bench.loadline")

    turns = iter(range(1_000_000))

    def edit():
        return [cli, "set", copy, "risk:2", "Owner", f"Watch {next(turns)}"]

    cmark = Run("cmark-gfm", [needed("cmark-gfm"), register])
    md4c = Run("md4c", [program(folder, "bench_md4c"), register])
    read = Run("reader alone", [program(folder, "bench_read"), register])
    show = Run("loadline-cli show", [cli, "show", register])
    json = Run("loadline-cli show --json", [cli, "show", "--json", register])
    imported = Run("loadline-cli import",
                   [cli, "import", register, "--as", "bench", "--library", library],
                   before=partial(forget, library))
    edited = Run("loadline-cli set", edit)
    measure([cmark, md4c, read, show, json, imported, edited], rounds)
    for what, ours in (("read", read), ("show", show), ("json", json), ("import", imported),
                       ("edit", edited)):
        table.rows(what, name, ours, [cmark, md4c])

    if size == SIZES[-1][1]:
        bounds.check(f"show of {name} against cmark-gfm, time",
                     show.median_seconds() / cmark.median_seconds(), 1.0)
        bounds.check(f"show of {name} against cmark-gfm, memory",
                     show.median_bytes() / cmark.median_bytes(), 0.5)
        bounds.check(f"import of {name} against cmark-gfm, time",
                     imported.median_seconds() / cmark.median_seconds(), 5.0)


def with_edits(text):
    """A register after weeks of work: iterations completed, tests passed, risks reworded."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("**Status**: 🔄") and number % 3 == 0:
            lines[number] = "**Status**: ✅ Completed"
        elif line.startswith("⚠️ ") and number % 4 == 0:
            lines[number] = line.replace("⚠️", "✅")
        elif line.startswith("- Line ") and number % 10 == 0:
            lines[number] = line + " again"
        elif line[:1].isdigit() and " - " in line and number % 5 == 0:
            lines[number] = line.replace(" - ", " - seen twice: ", 1)
        elif line.endswith("**Owner**: Noor") and number % 2 == 0:
            lines[number] = line.replace("Noor", "Ines")
    return "\n".join(lines)


def measure_diff(table, bounds, folder, work, name, size, rounds):
    """What happened between two registers, against reading both."""
    cli = program(folder, "loadline-cli")
    before = os.path.join(work, f"before-{size}.md")
    after = os.path.join(work, f"after-{size}.md")
    made = subprocess.run([program(folder, "bench_register"), str(size)], capture_output=True,
                          check=True).stdout.decode()
    for path, text in ((before, made), (after, with_edits(made))):
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
    diff = Run("loadline-cli diff", [cli, "diff", before, after])
    both = [Run(f"loadline-cli show, {which}", [cli, "show", path])
            for which, path in (("before", before), ("after", after))]
    measure([diff, *both], rounds)
    table.rows("diff", name, diff, both)
    bounds.check(f"diff of two registers of {name} against show of both, time",
                 diff.median_seconds() / sum(run.median_seconds() for run in both), 2.0)


def table_of_risks(path, rows):
    """A spreadsheet's risks, with a quoted cell of two lines in each row."""
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("ID,Risk,Detail,Tier,Status,Owner\r\n")
        for number in range(1, rows + 1):
            out.write(f'{number},Oven {number},"cold, and\r\nnobody looks",High,Open,Ines\r\n')


def measure_csv(table, bounds, folder, work, rows, rounds):
    """Ten times the rows of a table are to take ten times as long, in and out again."""
    cli = program(folder, "loadline-cli")
    imports, exports = [], []
    for count in (rows * 10, rows):
        path = os.path.join(work, f"risks-{count}.csv")
        library = os.path.join(work, f"risks-{count}.loadline")
        table_of_risks(path, count)
        imports.append(Run(f"import, {count} rows", [
            cli, "import", path, "--format", "csv", "--as", "bench", "--library", library],
            before=partial(forget, library)))
        exports.append(Run(f"export, {count} rows", [
            cli, "export", "bench", "--format", "csv", "--library", library]))
    measure([*imports, *exports], rounds)
    for what, (large, small) in (("csv in", imports), ("csv out", exports)):
        table.rows(what, "", large, [small])
        bounds.check(f"{what} of {rows * 10} rows against {rows} rows, times ten",
                     large.median_seconds() / small.median_seconds() / 10, 1.5)


def registers_in(folder):
    """All Markdown files below a folder, sorted; none where it is not there."""
    found = []
    for place, _, names in os.walk(folder):
        found += [os.path.join(place, name) for name in names if name.endswith(".md")]
    return sorted(found)


def measure_awkward(bounds, folder, sample, shared):
    """No text may be slow to read: collected ones, and ones that are made to be.

    The texts are read and rendered within one process each, many times where they are short. As a
    text that is read in quadratic time would take minutes, each has seconds only.
    """
    against = program(folder, "bench_against")
    made = subprocess.run([against, "--list"], capture_output=True, text=True, check=True)
    made = made.stdout.splitlines()
    ratios = []

    def measure_text(name, checked):
        command = [against, *(["--check"] if checked else []), name]
        shown = os.path.basename(name) + (", checked" if checked else "")
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        except subprocess.TimeoutExpired:
            sys.exit(f"bench: {shown}: not read within a minute")
        ours, theirs = (int(number) for number in told.stdout.split()[:2])
        ratios.append((ours / theirs, ours / 1e6, theirs / 1e6, shown))

    collected = [sample, *registers_in(shared)]
    for name in collected + made:
        measure_text(name, checked=False)
    for name in made:
        if "0,000" in name:
            measure_text(name, checked=True)

    ratios.sort(reverse=True)
    print(f"The slowest of {len(collected)} registers and {len(made)} texts made to be slow, "
          "against cmark-gfm in the same process")
    print("-" * 100)
    for ratio, ours, theirs, name in ratios[:20]:
        print(f"{ours:9.3f} ms  {theirs:9.3f} ms  {ratio:6.2f}  {name}")
    print(flush=True)
    for ratio, _, _, name in ratios:
        if ratio > 10 and not name.endswith(", checked"):
            bounds.check(f"reading of {name} against cmark-gfm", ratio, 10)
    slowest = max((ratio for ratio, _, _, name in ratios if not name.endswith(", checked")))
    bounds.check("reading of any text against cmark-gfm", slowest, 10)


def measure_window(table, bounds, folder, name, register, most, rounds):
    """The first rows on the screen, against an empty window; gives both runs."""
    ours = Run(f"loadline, {name}",
               [program(folder, "loadline"), "--measure-start", register], until=b"shown\n")
    other = Run("empty QMainWindow", [program(folder, "bench_window")], until=b"shown\n")
    measure([ours, other], rounds)
    table.rows("window", "", ours, [other])
    bounds.check(f"rows of the {name} on the screen against an empty window",
                 ours.median_seconds() / other.median_seconds(), most)
    return ours, other


class Screen:
    """A display that nobody sees, for what is to be measured as people have it."""

    def __enter__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        os.environ["QT_QPA_PLATFORM"] = "xcb"

    def __exit__(self, *_):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        del os.environ["DISPLAY"]
        self.server.terminate()
        self.server.wait()


def measure_windows(table, bounds, folder, work, sample, large, rounds):
    copy = os.path.join(work, "window.md")
    shutil.copyfile(sample, copy)
    measure_window(table, bounds, folder, "sample", copy, 2.0, rounds)
    ours, other = measure_window(table, bounds, folder, "large register", large, 8.0, rounds)
    bounds.check("memory of the large register beyond the empty window, times the text",
                 (ours.median_bytes() - other.median_bytes()) / os.path.getsize(large), 4.0)


def large_register(path, iterations, risks):
    """The register whose bounds were promised: many iterations, and twice as many risks, with as much
    prose as people write: 2.5 kB an iteration."""
    words = ("crane", "yard", "load", "brake", "signal", "crew", "shift", "cable", "hook", "rail")
    tiers = ("🔴 Critical Priority", "🟠 High Priority", "🟡 Medium Priority", "🟢 Low Priority")
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("# Rollout of the large yard\n\n")
        for number in range(1, iterations + 1):
            out.write(f"## Iteration {number} - Crane step {number}\n**Date**: 2026-01-10\n"
                      f"**Status**: ✅ Completed\n**Priority**: 🟠 HIGH\n\n### Problem Identified\n"
                      f"Crane {number} stops under load.\n\n### Solution Implemented\n")
            for line in range(16):
                out.write(f"The {words[(number + line) % 10]} of part {line} is held until the "
                          f"{words[(number * 3 + line) % 10]} has answered twice, and what was waited "
                          f"for is written to the log of week {number % 53}.\n")
            out.write("\n### Testing\n✅ **Lift**: ten times\n"
                      f"✅ **Rollback**: in a minute\n\n### Files Modified\n"
                      f"- `yard/crane{number % 97}.cc` (+12 lines, −3 lines)\n\n---\n\n")
        out.write("## Deployment Risk Register\n\n")
        number = 0
        for place, tier in enumerate(tiers):
            out.write(f"### {tier}\n")
            for _ in range(place * risks // 4, (place + 1) * risks // 4):
                number += 1
                out.write(f"{number}. Crane {number % 113} cannot roll back - seen in yard "
                          f"{number % 17}\n")
            out.write("\n")
        out.write("---\n\n**Last Updated**: 2026-02-17 08:15 UTC\n")


def measure_responses(bounds, folder, register, iterations, risks):
    """How long the window takes to answer, from the key to what is painted."""
    told = subprocess.run([program(folder, "bench_responses"), register], capture_output=True,
                          text=True, check=True, timeout=1800)
    print(f"The window on {iterations} iterations and {risks} risks, from the key to the rows")
    print("-" * 100)
    figures = {}
    for line in told.stdout.splitlines():
        name, figure = line.split("\t")
        figures[name] = float(figure)
        print(f"{figures[name]:10.1f} ms  {name}")
    print(flush=True)
    for name, most in (("filter key", 16), ("document scroll", 16), ("page", 100),
                       ("drag of 500 risks", 200), ("edit", 16), ("undo", 16)):
        bounds.check(f"{name}, {risks} risks, milliseconds", figures[name], most)


def repository_of(folder, register, commits):
    """A repository whose register of that text is edited in every commit, made in one stream."""
    path = os.path.join(folder, "history")
    subprocess.run(["git", "init", "-q", "-b", "main", path], check=True)
    lines = register.split("\n")
    places = [number for number, line in enumerate(lines)
              if line[:1].isdigit() and " - " in line and "FIXED" not in line]
    stream = subprocess.Popen(["git", "-C", path, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    for number in range(commits):
        place = places[number % len(places)]
        before = lines[place].split(" - seen", 1)[0]
        lines[place] = f"{before} - seen in week {number}"
        text = "\n".join(lines).encode()
        head = (f"commit refs/heads/main\ncommitter Noor <noor@example.org> "
                f"{1_700_000_000 + number * 7200} +0000\ndata 4\nstep\n"
                f"M 100644 inline RISKS.md\ndata {len(text)}\n")
        stream.stdin.write(head.encode() + text + b"\n")
    stream.stdin.close()
    if stream.wait() != 0:
        sys.exit("bench: git fast-import failed")
    # As a repository is after a while: in one pack, each version a difference to the next.
    subprocess.run(["git", "-C", path, "repack", "-q", "-a", "-d"], check=True)
    subprocess.run(["git", "-C", path, "reset", "-q", "--hard"], check=True)
    return path


def measure_history(table, bounds, folder, work, commits, rounds):
    """Open risks at every commit, against git giving the versions and the reader reading them."""
    cli = program(folder, "loadline-cli")
    made = subprocess.run([program(folder, "bench_register"), "250000"], capture_output=True,
                          check=True).stdout.decode()
    repository = repository_of(work, made, commits)
    git = ["git", "-C", repository]
    listed = subprocess.run([*git, "rev-list", "--objects", "HEAD", "--", "RISKS.md"],
                            capture_output=True, text=True, check=True).stdout
    blobs = os.path.join(work, "blobs")
    with open(blobs, "w", encoding="utf-8") as out:
        out.writelines(line.split()[0] + "\n" for line in listed.splitlines()
                       if line.endswith(" RISKS.md"))
    versions = os.path.join(work, "versions")
    batch = f"git -C '{repository}' cat-file --batch --buffer <'{blobs}'"
    subprocess.run(f"{batch} >'{versions}'", shell=True, check=True)
    library = os.path.join(work, "loadline", "library.sqlite")
    command = [cli, "history", os.path.join(repository, "RISKS.md")]
    first = Run("loadline-cli history, first", command, before=partial(forget, library))
    second = Run("loadline-cli history, again", command)
    cat = Run("git cat-file --batch", ["sh", "-c", batch])
    read = Run("reader alone, each version", [program(folder, "bench_read"), "--batch", versions])
    measure([first, second, cat, read], rounds)
    os.remove(versions)
    table.rows("history", f"{commits}", first, [second, cat, read])
    both = cat.median_seconds() + read.median_seconds()
    bounds.check(f"history of {commits} commits against git and the reader alone, time",
                 first.median_seconds() / both, 2.0)
    bounds.check(f"second look at {commits} commits against the first, time",
                 second.median_seconds() / first.median_seconds(), 0.1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", required=True, metavar="FOLDER", help="where they were built")
    parser.add_argument("--sample", required=True, metavar="FILE", help="the sample register")
    parser.add_argument("--shared", default=os.path.join("..", "shared"), metavar="FOLDER",
                        help="collected registers, where there are some")
    parser.add_argument("--quick", action="store_true", help="up to 250 kB only, fewer rounds")
    arguments = parser.parse_args()
    folder = os.path.abspath(arguments.programs)

    with tempfile.TemporaryDirectory(dir=os.path.dirname(folder), prefix="bench-") as work:
        # Nothing of the user's is read or written, or shown on a display of theirs.
        for name, value in (("HOME", work), ("XDG_DATA_HOME", work), ("XDG_CONFIG_HOME", work),
                            ("XDG_CACHE_HOME", work), ("XDG_RUNTIME_DIR", work),
                            ("QT_QPA_PLATFORM", "offscreen"), ("LC_ALL", "C.UTF-8")):
            os.environ[name] = value
        os.chmod(work, 0o700)
        table, bounds = Table(), Bounds()
        measure_start(table, bounds, program(folder, "loadline-cli"),
                      11 if arguments.quick else 41)
        large = os.path.join(work, "large.md")
        counts = (1_000, 2_000) if arguments.quick else (10_000, 20_000)
        large_register(large, *counts)
        with Screen():
            measure_windows(table, bounds, folder, work, arguments.sample, large,
                            5 if arguments.quick else 20)
        measure_responses(bounds, folder, large, *counts)
        measure_awkward(bounds, folder, arguments.sample, arguments.shared)
        sizes = SIZES[:2] if arguments.quick else SIZES
        for name, size in sizes:
            rounds = 3 if arguments.quick else 15 if size < 1_000_000 else 7
            measure_size(table, bounds, folder, work, name, size, rounds)
        name, size = SIZES[1 if arguments.quick else 2]
        measure_diff(table, bounds, folder, work, name, size, 3 if arguments.quick else 11)
        measure_history(table, bounds, folder, work, 1_000 if arguments.quick else 2_000,
                        1 if arguments.quick else 3)
        measure_csv(table, bounds, folder, work, 1_000 if arguments.quick else 10_000,
                    3 if arguments.quick else 7)
        bounds.show()
    return 0 if bounds.held else 1


if __name__ == "__main__":
    sys.exit(main())
