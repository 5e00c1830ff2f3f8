#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the files of resources/ci as the services do that they are for: their own commands, one after
the other, in a clone of a real repository, with the environment that the service gives a job. Of
pre-commit the program itself is run.

services.py FOLDER PROGRAM: the folder with the files, and the loadline-cli to be found by them.
Ends with 77 where a program is missing that it needs.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed", file=sys.stderr)
    sys.exit(77)

if len(sys.argv) != 3:
    print(__doc__, file=sys.stderr)
    sys.exit(2)
FILES = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = pathlib.Path(sys.argv[2]).resolve()
REGISTER = "DEPLOYMENT_TASKS.md"

SAFE = """# Crane Scheduler - Deployment Tasks

## Iteration 1 - Locks That Expire

**Date**: 2026-10-02
**Status**: ✅ Completed

### Testing

✅ **Unit**: every lock was released

## 🚨 DEPLOYMENT RISKS REGISTER

### 🟡 MEDIUM PRIORITY RISKS

1. **No drill** - nobody has restored a backup this year
"""
UNSAFE = SAFE.replace("✅ **Unit**: every lock was released", "❌ **Unit**: two locks were kept")
BROKEN = SAFE + "\n1. **No pager** - nobody is called at night\n"


def job_environment(home):
    """Nothing of this machine's but the programs."""
    return {
        "HOME": str(home),
        "PATH": f"{PROGRAM.parent}:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ilse",
        "GIT_AUTHOR_EMAIL": "ilse@quay.example",
        "GIT_COMMITTER_NAME": "Ilse",
        "GIT_COMMITTER_EMAIL": "ilse@quay.example",
    }


class Job(unittest.TestCase):
    """A repository whose branch `topic` changes the register of `main`, and a clone of it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = job_environment(self.folder)
        self.origin = self.folder / "origin"
        self.origin.mkdir()
        self.git("init", "--quiet", "--initial-branch=main", ".")
        self.commit(SAFE)

    def git(self, *arguments, within=None):
        subprocess.run(
            ["git", *arguments],
            cwd=within or self.origin,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def commit(self, register):
        (self.origin / REGISTER).write_text(register, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=Register")

    def topic(self, register):
        self.git("switch", "--quiet", "--create", "topic")
        self.commit(register)
        self.clone = self.folder / "clone"
        self.git("clone", "--quiet", "--branch=topic", str(self.origin), str(self.clone))

    def output(self, *command, within):
        return subprocess.run(
            command,
            cwd=within,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def script(self, text, **more):
        """As a container's shell runs it."""
        return subprocess.run(
            ["sh", "-e", "-c", text],
            cwd=self.clone,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )


class GitHubActions(Job):
    """The steps of the one job, until one fails."""

    def run_job(self, base="main"):
        job = yaml.safe_load((FILES / "github-actions.yml").read_text())["jobs"]["review"]
        summary = self.folder / "summary.md"
        summary.touch()
        done = None
        ran = 0
        for step in job["steps"]:
            if "run" not in step:
                continue
            values = {
                name: base if value == "${{ github.base_ref }}" else self.fail(value)
                for name, value in step.get("env", {}).items()
            }
            done = self.script(
                step["run"],
                GITHUB_STEP_SUMMARY=str(summary),
                GITHUB_WORKSPACE=str(self.clone),
                **values,
            )
            ran += 1
            if done.returncode != 0:
                break
        return done, ran, summary.read_text(encoding="utf-8")

    def test_goes_where_all_is_well(self):
        self.topic(SAFE.replace("Locks That Expire", "Locks That End"))
        done, ran, summary = self.run_job()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(ran, 3)
        self.assertIn("Iteration 1", summary)
        self.assertNotIn("no go", summary.lower())

    def test_fails_and_says_why_where_it_is_not_safe(self):
        self.topic(UNSAFE)
        done, ran, summary = self.run_job()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(ran, 3)
        self.assertIn("no go", summary.lower())
        self.assertIn("two locks were kept", summary)

    def test_fails_where_the_register_is_broken(self):
        self.topic(BROKEN)
        done, ran, _ = self.run_job()
        self.assertEqual(done.returncode, 1)
        self.assertEqual(ran, 2)
        self.assertIn(REGISTER, done.stdout)

    def test_reviews_since_the_last_tag_without_a_pull_request(self):
        self.git("tag", "v1.0.0")
        self.topic(UNSAFE)
        done, _, summary = self.run_job(base="")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("v1.0.0", summary)


class GitLab(Job):
    """The lines of the one job, which one shell runs."""

    def run_job(self, **more):
        job = yaml.safe_load((FILES / "gitlab-ci.yml").read_text())["loadline"]
        self.assertEqual(job["variables"], {"GIT_DEPTH": "0"})
        done = self.script("\n".join(job["script"]), CI_PROJECT_DIR=str(self.clone), **more)
        kept = [path for path in job["artifacts"]["paths"] if (self.clone / path).exists()]
        return done, kept

    def base(self):
        return self.output("git", "merge-base", "origin/main", "HEAD", within=self.clone)

    def test_goes_where_all_is_well(self):
        self.topic(SAFE.replace("Locks That Expire", "Locks That End"))
        done, kept = self.run_job(CI_MERGE_REQUEST_DIFF_BASE_SHA=self.base())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Iteration 1", done.stdout)
        self.assertEqual(kept, ["loadline-review.md"])

    def test_fails_and_says_why_where_it_is_not_safe(self):
        self.topic(UNSAFE)
        done, kept = self.run_job(CI_MERGE_REQUEST_DIFF_BASE_SHA=self.base())
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("two locks were kept", done.stdout)
        self.assertEqual(kept, ["loadline-review.md"])

    def test_fails_where_the_register_is_broken(self):
        self.topic(BROKEN)
        done, kept = self.run_job()
        self.assertEqual(done.returncode, 1)
        self.assertEqual(kept, [])

    def test_reviews_since_the_last_tag_on_the_default_branch(self):
        self.git("tag", "v1.0.0")
        self.topic(UNSAFE)
        done, _ = self.run_job()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("v1.0.0", done.stdout)


@unittest.skipUnless(shutil.which("pre-commit", path="/usr/bin"), "pre-commit is not installed")
class PreCommit(Job):
    """The program itself, as git runs it before a commit."""

    def setUp(self):
        super().setUp()
        shutil.copy(FILES / "pre-commit-config.yaml", self.origin / ".pre-commit-config.yaml")
        subprocess.run(
            ["/usr/bin/pre-commit", "install"],
            cwd=self.origin,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def commits(self):
        return int(self.output("git", "rev-list", "--count", "HEAD", within=self.origin))

    def test_lets_a_sound_register_pass(self):
        self.commit(UNSAFE)  # what is not safe to deploy is no error of the register
        self.assertEqual(self.commits(), 2)

    def test_keeps_a_broken_register_from_being_committed(self):
        with self.assertRaises(subprocess.CalledProcessError):
            self.commit(BROKEN)
        self.assertEqual(self.commits(), 1)

    def test_passes_over_other_files(self):
        self.git("switch", "--quiet", "--create", "topic")
        (self.origin / "NOTES.md").write_text(BROKEN, encoding="utf-8")
        self.git("add", "NOTES.md")
        self.git("commit", "--quiet", "--message=Notes")
        self.assertEqual(self.commits(), 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
