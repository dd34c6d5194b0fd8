"""What one event costs beside the least it could cost: `alur handle` against a script that sends the same requests.

Budget: at most 1.4 times, cold: without byte-code of anything, neither of the product nor of the libraries, as Actions'
runner starts it, which has just installed all of it. Warm is shown too, and is no budget. Both are whole processes, run
in turn against the same recorded answers on 127.0.0.1; the ratio is that of the medians of their processor time, so
that neither waiting for an answer nor what else the machine does counts. `make bench` runs this.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

from tests.builders.checkouts import example_checkout
from tests.places import ROOT

BIN = Path(sys.executable).parent
API = "/repos/kampus/permohonan"
BUDGET = 1.4
ROUNDS = int(os.environ.get("ROUNDS", "7"))

# The least: import PyGithub, make a client, send the same documents.
LEAST = """
import json, sys
import github
client = github.Github(auth=github.Auth.Token("x"), base_url=sys.argv[1], retry=None,
                       seconds_between_requests=0, seconds_between_writes=0)
for sent in json.load(open(sys.argv[2])):
    client.requester.graphql_query(sent["query"], sent["variables"])
"""


class Recorder(ThreadingHTTPServer):
    """Passes requests on to the sandbox and remembers the answers; once `replaying`, it gives those in turn."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, target: str) -> None:
        """Listen on any free port; `target` is the sandbox."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.target, self.replaying, self.turn = target, False, 0
        self.sent: list[dict[str, Any]] = []
        self.answers: list[requests.Response] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def answer(self, body: bytes, headers: dict[str, str]) -> requests.Response:
        """Answer one request."""
        if self.replaying:
            self.turn += 1
            return self.answers[(self.turn - 1) % len(self.answers)]
        found = requests.post(f"{self.target}/graphql", data=body, headers=headers, timeout=30)
        self.sent.append(json.loads(body))
        self.answers.append(found)
        return found


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Recorder

    def do_POST(self) -> None:
        """Answer a GraphQL document."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        found = self.server.answer(body, {"Authorization": self.headers["Authorization"]})
        self.wfile.write(b"HTTP/1.1 %d OK\r\n" % found.status_code)
        for name in ("Date", "Content-Type"):
            self.wfile.write(f"{name}: {found.headers[name]}\r\n".encode())
        self.wfile.write(b"Content-Length: %d\r\n\r\n%s" % (len(found.content), found.content))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name
        """Say nothing."""


@contextmanager
def a_sandbox(repo: Path) -> Iterator[str]:
    """Offer a local GitHub that starts no desk by itself."""
    command = [sys.executable, "-m", "automation.sandbox", "--repo-dir", repo, "--port", "0", "--no-desk"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().split()[-1]
        finally:
            server.terminate()


def ask(url: str, who: str, **sent: str) -> None:
    """Do something as a person."""
    requests.post(url, headers={"Authorization": f"Bearer {who}"}, json=sent, timeout=30).raise_for_status()


def timed(command: list[str | Path], environment: dict[str, str]) -> float:
    """Run one whole process and return its seconds on a processor."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime


def starts(place: Path) -> dict[str, dict[str, str]]:
    """How Python starts: without byte-code, for it reads none from an empty folder and writes none there; and with."""
    cold = {"PYTHONPYCACHEPREFIX": str(place / "empty"), "PYTHONDONTWRITEBYTECODE": "1"}
    return {"cold": cold, "warm": {"PYTHONPYCACHEPREFIX": str(place / "pyc")}}


def compared(command: list[str | Path], least: list[str | Path], environment: dict[str, str]) -> tuple[float, float]:
    """The medians of the least and of the desk, of runs in turn; the first pair only writes what is written once."""
    pairs = [(timed(least, environment), timed(command, environment)) for _ in range(ROUNDS + 1)][1:]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    return a, b


def measure(name: str, sandbox: str, place: Path) -> bool:
    """Record what the last event makes the desk send, then run both in turn; say whether the cold budget holds."""
    event = requests.get(f"{sandbox}/_sandbox/events", timeout=30).json()[-1]
    (place / "event.json").write_text(json.dumps(event["payload"]))
    recorder = Recorder(sandbox)
    threading.Thread(target=recorder.serve_forever, daemon=True).start()
    environment = {
        **({"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}),
        "PATH": os.environ["PATH"],
        "GITHUB_TOKEN": "ghs_bench",
        "GITHUB_API_URL": recorder.url,
        "GITHUB_REPOSITORY": "kampus/permohonan",
        "GITHUB_EVENT_NAME": event["name"],
        "GITHUB_EVENT_PATH": str(place / "event.json"),
    }
    ours: list[str | Path] = [BIN / "alur", "--repo-dir", place / "project", "handle"]
    timed(ours, environment | starts(place)["warm"])
    recorder.replaying = True
    (place / "sent.json").write_text(json.dumps(recorder.sent))
    least: list[str | Path] = [sys.executable, "-c", LEAST, recorder.url, place / "sent.json"]
    found = {way: compared(ours, least, environment | start) for way, start in starts(place).items()}
    recorder.shutdown()
    assert not (place / "empty").exists(), "byte-code was written, so it may have been read"
    told = "   ".join(f"{way}: least {a:.3f} s, desk {b:.3f} s, ratio {b / a:.2f}" for way, (a, b) in found.items())
    print(f"{name:<28} {len(recorder.sent)} requests   {told}")
    least_cold, desk_cold = found["cold"]
    return desk_cold / least_cold <= BUDGET


def main() -> int:
    """Measure three events of one request; end with 1 if one of them is over the budget."""
    with tempfile.TemporaryDirectory() as place, a_sandbox(example_checkout(Path(place) / "project")) as sandbox:
        issues = sandbox + API + "/issues"
        ask(issues, "dina", title="Percobaan", body="Isi")
        held = [measure("a request is filed", sandbox, Path(place))]
        held.append(measure("nothing is to be changed", sandbox, Path(place)))
        ask(f"{issues}/1/comments", "orang-luar", body="/setujui")
        held.append(measure("a stranger's command", sandbox, Path(place)))
    print(f"budget: cold at most {BUDGET} × the least; warm is no budget; {ROUNDS} rounds, medians")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
