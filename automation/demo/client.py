"""A person's client: one request over HTTP in somebody's name, or a clear error."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from automation.errors import DeskError

REPOSITORY = "kampus/permohonan"
ISSUES = f"/repos/{REPOSITORY}/issues"
LABELS = f"/repos/{REPOSITORY}/labels"
PAGE = 100


class Unanswered(DeskError):
    """The sandbox said no to what a player did. Whoever wrote the play or the sandbox must act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Sends requests to one sandbox; `who` is the token that each is sent with."""

    url: str

    def get(self, who: str, path: str) -> Any:
        """The body of a GET."""
        return self.send("GET", who, path)

    def post(self, who: str, path: str, body: object) -> Any:
        """The body of a POST."""
        return self.send("POST", who, path, body)

    def send(self, method: str, who: str, path: str, body: object = None) -> Any:
        """The JSON body of the answer, None when it has none. Raises Unanswered for any refusal."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {who}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)  # noqa: S310 - our own sandbox's address
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - as above
                raw = answer.read()
        except urllib.error.HTTPError as error:
            with error:
                said = error.read().decode("utf-8", "replace")[:500]
            raise Unanswered(f"{method} {path} as {who}: {error.code} {said}") from error
        except OSError as error:
            raise Unanswered(f"{method} {path} as {who}: the sandbox does not answer ({error})") from error
        return _json(raw)

    def all_pages(self, who: str, path: str) -> list[Any]:
        """Every item of a list."""
        found: list[Any] = []
        for page in range(1, 1000):
            items = self.get(who, f"{path}?per_page={PAGE}&page={page}")
            found += items
            if len(items) < PAGE:
                break
        return found


def _json(raw: bytes) -> Any:
    if not raw:
        return None
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode("utf-8", "replace")
