"""The sandbox as a process: it says where it listens, stops when told, and knows what to do about a busy port."""

import os
import shlex
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.sandbox.client import Client, sandbox


@contextmanager
def process(*options):
    """The sandbox started by itself; ended at the latest after the block."""
    command = [sys.executable, "-m", "automation.sandbox", "--no-desk", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as found:
        try:
            yield found
        finally:
            found.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_sandbox_has_saved(tmp_path, number):
    """It says where it listens and what the desk's token is; on SIGTERM and SIGINT it saves and ends with 0."""
    data = tmp_path / "state.json"
    with process("--port", "0", "--repo-dir", str(tmp_path), "--data", str(data)) as server:
        line, token = server.stdout.readline().strip(), server.stdout.readline().strip()
        Client(line.removeprefix("listening on ")).by("dina").open("Tersimpan")
        os.kill(server.pid, number)

        assert server.wait(10) == 0
    assert line.startswith("listening on http://127.0.0.1:")
    assert token.endswith("github-actions")
    assert "Tersimpan" in data.read_text()


def test_a_busy_port_is_answered_with_the_remedy(tmp_path):
    """A port that somebody else uses ends it with 1 and says what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with process("--port", str(other.getsockname()[1]), "--repo-dir", str(tmp_path)) as server:
            assert server.wait(10) == 1
            said = server.stderr.read()

    assert "--port 0" in said
    assert "Traceback" not in said


def test_the_first_page_offers_three_lines(tmp_path):
    """`/` offers curl lines to file, approve and look, on its own address."""
    with sandbox(tmp_path) as github:
        page = github.get("/")

    assert page.count("curl ") == 3
    assert f"{github.url}/repos/kampus/permohonan/issues" in page


def test_the_first_line_files_a_filled_form(tmp_path):
    """With an example the line goes through its form, quoted for the shell as it stands."""
    with sandbox(tmp_path, example='{"title": "Jum\'at"}') as github:
        line = next(line for line in github.get("/").splitlines() if "_sandbox/forms" in line)

    assert shlex.split(line)[-1] == '{"title": "Jum\'at"}'


def test_a_site_is_served(tmp_path):
    """With a site directory, /site/ serves its pages and nothing outside it."""
    site = tmp_path / "site"
    (site / "id").mkdir(parents=True)
    (site / "id" / "index.html").write_text("<p>papan</p>")
    (tmp_path / "rahasia").write_text("rahasia")
    with sandbox(tmp_path, site=site) as github:
        assert github.get("/site/id/") == "<p>papan</p>"
        assert github.send("GET", "/site/%2e%2e/rahasia").status == 404
