"""`python -m automation.sandbox`: the sandbox by itself, with the desk started as `python -m automation handle`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from automation.sandbox.runs.desk_runs import EventRun
from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import serve


def start_desk(run: EventRun) -> int:
    """Runs the desk once in a process of its own that sees only GitHub's variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with run.output_path.open("wb") as output:
        command = [sys.executable, "-m", "automation", "handle"]
        done = subprocess.run(command, env={**kept, **run.environment}, stdout=output, stderr=output, check=False)
    return done.returncode


def main() -> int:
    """Reads the options and serves."""
    parser = argparse.ArgumentParser(prog="python -m automation.sandbox")
    parser.add_argument("--repo-dir", type=Path, default=Path())
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--no-desk", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    options = SandboxOptions(
        repo_dir=given.repo_dir,
        start_desk=None if given.no_desk else start_desk,
        port=given.port,
        data=given.data,
        site=given.site,
        check=given.check,
    )
    return serve(options)


if __name__ == "__main__":
    sys.exit(main())
