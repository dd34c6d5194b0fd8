"""Checks REST answers and event payloads against GitHub's OpenAPI description, cut to what we speak, and counts."""

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

DESCRIPTION = Path(__file__).parents[1] / "schemas" / "github-openapi.json"
_URN = "urn:github"


@cache
def _description() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


@cache
def _validator(pointer: str) -> Draft202012Validator:
    resource = DRAFT202012.create_resource(_description())
    registry: Registry[Any] = Registry().with_resource(_URN, resource)
    return Draft202012Validator({"$ref": f"{_URN}#{pointer}"}, registry=registry)


def _pointer(operation: str, status: int) -> str | None:
    """Where the description says what an operation's answer looks like, or None when it says nothing."""
    method, path = operation.split(" ")
    responses = _description()["paths"].get(path, {}).get(method.lower(), {}).get("responses", {})
    response = responses.get(str(status))
    if response is None:
        return None
    where = f"/paths/{path.replace('/', '~1')}/{method.lower()}/responses/{status}"
    if "$ref" in response:
        where = response["$ref"].removeprefix("#")
        response = _description()["components"]["responses"][where.rpartition("/")[2]]
    return f"{where}/content/application~1json/schema" if "application/json" in response.get("content", {}) else ""


class Checks:
    """Counts of answers per route and status, and every difference from the description."""

    def __init__(self, *, on: bool) -> None:
        """Without `on` nothing is checked or counted."""
        self._on = on
        self._counts: Counter[str] = Counter()
        self._undescribed: Counter[str] = Counter()
        self._failures: list[dict[str, str]] = []

    def rest(self, operation: str, status: int, body: Any) -> None:
        """Checks one REST answer."""
        if not self._on:
            return
        name, pointer = f"{operation} {status}", _pointer(operation, status)
        if pointer is None:
            self._undescribed[name] += 1
            return
        self._compare(name, pointer, body)

    def event(self, name: str, payload: dict[str, Any]) -> None:
        """Checks the payload of one event, named as GitHub's descriptions are (`issues-opened`)."""
        if self._on:
            self._compare(f"event {name}", f"/webhooks/{name}/content/application~1json/schema", payload)

    def _compare(self, name: str, pointer: str, body: Any) -> None:
        """Counts, and notes every difference from the description at `pointer` (empty: no body may come)."""
        self._counts[name] += 1
        if pointer == "":
            wrong = [] if body is None else ["a body where the description has none"]
        else:
            errors = _validator(pointer.replace("{", "%7B").replace("}", "%7D")).iter_errors(body)
            wrong = [f"{error.json_path}: {error.message[:300]}" for error in errors]
        for said in wrong:
            self._failures.append({"route": name, "what": said})
            print(f"schema: {name}: {said}", file=sys.stderr)

    def graphql(self, operation: str) -> None:
        """Counts one GraphQL answer; graphql-core lets no other shape through."""
        if self._on:
            self._counts[f"graphql {operation}"] += 1

    @property
    def shape(self) -> dict[str, Any]:
        """The counts and failures for `GET /_sandbox/checks`."""
        counts = dict(sorted(self._counts.items()))
        return {"checked": counts, "undescribed": dict(self._undescribed), "failures": self._failures}
