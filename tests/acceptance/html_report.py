#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""html_report.py LOADLINE-CLI: the HTML report of a hostile register, opened in a real browser.

The register is full of what would run, load or steer a page if any of it were taken for markup. A
server of our own stands behind every address in it: it must see the page asked for, and nothing else.
That the trap works is shown by the same text put into a page as it is. Where there is no Chromium
this is skipped (status 77); where there is no tidy, that part is.
"""
import contextlib
import html.parser
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

SKIPPED = 77
PATIENCE = 120  # seconds for a browser on a busy machine

HARMLESS = set(
    "html head meta title style body main header section footer h1 h2 h3 p dl dt dd table caption "
    "thead tbody tr th td span code bdi ul li figure svg g path circle rect text desc".split()
)
ATTRIBUTES = set(
    "xmlns lang charset http-equiv name content class scope role version viewbox width height fill "
    "stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin d x y cx cy r rx text-anchor "
    "font-family font-size aria-hidden".split()
)
# What must be read on the page as it stands in the register.
SHOWN = [
    "<script>document.title='ran'</script>",
    '" onload="document.title=\'ran\'" x="',
    "</style><script>document.title='ran'</script>",
    "\\u{202E}desrever",
    "</title><svg onload=document.title='ran'>",
    "javascript:document.title='ran'",
]


def register(address):
    """A register that says what it can; `address` is where the trap listens."""
    return f"""# Ferry <script>document.title='ran'</script>

## Iteration 1 - " onload="document.title='ran'" x="
**Status**: ✅ Completed

### Testing
❌ **Bench </style><script>document.title='ran'</script>**: <img src={address}/img>
⚠️ **Pier \u202edesrever**: [read](javascript:document.title='ran')
⏳ **Quay <iframe src={address}/frame>**: <link rel=stylesheet href={address}/css>
✅ **Gate**: <style>@import url({address}/import)</style>

### Risks & Side Effects
- ⚠️ <object data={address}/object>

### Files Modified
- `gate/<img src={address}/path>.c` (+12 lines)

### Deployment Impact
- ⚠️ <base href={address}/base/>
- ❌ <meta http-equiv=refresh content="0;url={address}/refresh">

## Deployment Risk Register

### 🔴 Critical
1. Lamp </title><svg onload=document.title='ran'>

### 🟠 High Priority
2. javascript:document.title='ran' ![x]({address}/markdown)
3. <form action={address}/form><input autofocus onfocus=this.form.submit()>
"""


class Server(http.server.ThreadingHTTPServer):
    """Gives the pages it has, and remembers all that was asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {}
        self.asked = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page or b"")

    do_POST = do_GET

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving():
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()


class Seen(html.parser.HTMLParser):
    """What a page consists of."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.title, self.text = set(), set(), "", ""
        self.open_title = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attributes)
        self.open_title = tag == "title" and not self.title

    def handle_endtag(self, tag):
        self.open_title = self.open_title and tag != "title"

    def handle_data(self, data):
        self.text += data
        if self.open_title:
            self.title += data


def browsed(browser, profile, address):
    """The document as it is once everything in it has had time to happen."""
    command = [browser, "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
               "--disable-background-networking", f"--user-data-dir={profile}",
               "--virtual-time-budget=3000", "--dump-dom", address]
    if os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    ran = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    if ran.returncode != 0:
        sys.exit(f"{browser} failed: {ran.stderr.decode(errors='replace')[-2000:]}")
    return ran.stdout.decode()


def validate(path):
    """HTML as tidy has it. It is older than the attributes that SVG elements share."""
    if not shutil.which("tidy"):
        print("there is no tidy here: not validated with it")
        return
    said = subprocess.run(["tidy", "-e", "-q", str(path)], capture_output=True, text=True,
                          check=False).stderr
    wrong = [line for line in said.splitlines()
             if '<svg> proprietary attribute "font-' not in line]
    if wrong:
        sys.exit("tidy: " + "\n".join(wrong))


def without_icon(asked):
    """Any browser asks for the icon of a site, whatever the page is."""
    return [path for path in asked if path != "/favicon.ico"]


def check(page, address, asked):
    seen = Seen(page)
    problems = []
    if not seen.title.startswith("No go: ") or seen.title == "ran":
        problems.append(f"the title is {seen.title!r}")
    if seen.tags - HARMLESS:
        problems.append(f"elements {sorted(seen.tags - HARMLESS)}")
    if seen.attributes - ATTRIBUTES:
        problems.append(f"attributes {sorted(seen.attributes - ATTRIBUTES)}")
    problems += [f"not shown: {text}" for text in SHOWN if text not in seen.text]
    if asked != ["/report.html"]:
        problems.append(f"{address} was asked for {asked}")
    return problems


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        source = pathlib.Path(folder, "RISKS.md")
        source.write_text(register(server.address), encoding="utf-8")
        made = subprocess.run([program, "review", source, "--format", "html"], capture_output=True,
                              check=False, cwd=folder)
        if made.returncode != 1:  # a failed test is no go
            sys.exit(f"review ended with {made.returncode}: {made.stderr.decode()}")
        report = pathlib.Path(folder, "report.html")
        report.write_bytes(made.stdout)
        validate(report)
        if not browser:
            print("there is no Chromium here: the report was not opened in it")
            sys.exit(SKIPPED)
        profile = pathlib.Path(folder, "profile")
        server.pages["/report.html"] = made.stdout
        page = browsed(browser, profile, server.address + "/report.html")
        problems = check(page, server.address, without_icon(server.asked))
        # The trap itself.
        server.asked.clear()
        server.pages["/control.html"] = b"<title>No go: x</title>" + source.read_bytes()
        page = browsed(browser, profile, server.address + "/control.html")
        if not check(page, server.address, []) or len(without_icon(server.asked)) < 2:
            problems.append(f"the trap catches nothing: {server.asked}")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
