"""A small HTTP client for the sandbox, and a sandbox in this process for the length of a test."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path
from typing import Any

from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import running

REPO = "/repos/kampus/permohonan"
ISSUES = f"{REPO}/issues"
DESK = "github-actions"


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, the JSON body (or text) and the headers."""

    status: int
    body: Any
    headers: Message


@dataclass(frozen=True, slots=True)
class Client:
    """Sends requests in the name of a token; an empty one sends none."""

    url: str
    token: str = ""

    def by(self, token: str) -> "Client":
        """The same client in another name."""
        return replace(self, token=token)

    def send(self, method: str, path: str, body: object = None) -> Reply:
        """Sends one request; bytes are sent as they are, everything else as JSON."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Reply(answer.status, _read(answer.read()), answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, _read(error.read()), error.headers)

    def get(self, path: str) -> Any:
        """The body of a GET."""
        return self.send("GET", path).body

    def post(self, path: str, body: object) -> Any:
        """The body of a POST."""
        return self.send("POST", path, body).body

    def query(self, document: str, **variables: object) -> Any:
        """The whole answer of a GraphQL document."""
        return self.post("/graphql", {"query": document, "variables": variables})

    def open(self, title: str = "Coba", **more: object) -> int:
        """Opens an issue and tells its number."""
        return self.post(ISSUES, {"title": title, "body": "isi", **more})["number"]

    def comment(self, number: int, body: str = "halo") -> int:
        """Comments on an issue and tells the comment's id."""
        return self.post(f"{ISSUES}/{number}/comments", {"body": body})["id"]


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode()


@contextmanager
def sandbox(repo_dir: Path, **options: Any) -> Iterator[Client]:
    """A checking sandbox on a free port; every answer of the block must fit GitHub's description."""
    with running(SandboxOptions(repo_dir=repo_dir, port=0, check=True, **options)) as place:
        client = Client(place.url)
        yield client
        assert client.get("/_sandbox/checks")["failures"] == []
