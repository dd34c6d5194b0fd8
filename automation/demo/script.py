"""The play as data: `play.yml` says who does what on which example request, and how each request must end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DRAFT = "draf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One deed of one person on one request.

    `outcome` is what the person must see: accepted, refused (with an answer that says why), silence, or changed (the
    desk did something without answering). `free` says that the desk may not send a single request. `until_closed`
    repeats the deed, the people of `who` taking turns. `then` is what must be so afterwards, in the words of `ends`.
    `says` are words of the desk's answer; only the second act asks for them.
    """

    who: tuple[str, ...]
    does: str
    hours: float = 24.0
    outcome: str = "accepted"
    free: bool = False
    until_closed: bool = False
    says: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    then: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example request with its part in the play; `means` says in words what `ends` says in checks."""

    name: str
    means: str
    form: str
    sender: str
    title: str
    fields: Mapping[str, Any]
    scenes: tuple[Scene, ...]
    ends: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """When it begins, who only looks on, and all requests in the order in which they are filed."""

    begins: datetime
    reader: str
    examples: tuple[Example, ...]


def load_play() -> Play:
    """Read the play and the requests that it names."""
    raw = yaml.safe_load((HERE / "play.yml").read_text(encoding="utf-8"))
    examples = tuple(example_of(name, part, name, {}) for name, part in raw["requests"].items())
    return Play(begins=datetime.fromisoformat(raw["begins"]), reader=raw["reader"], examples=examples)


def example_of(name: str, part: Mapping[str, Any], file: str, instead: Mapping[str, Any]) -> Example:
    """The request of one file in requests/ with its part; `instead` holds what this one writes otherwise."""
    given = yaml.safe_load((HERE / "requests" / f"{file}.yml").read_text(encoding="utf-8"))
    return Example(
        name=name,
        means=part["means"],
        form=given["sop"],
        sender=instead.get("sender", given["sender"]),
        title=instead.get("title", given["title"]),
        fields=given["fields"] | instead.get("fields", {}),
        scenes=tuple(scene_of(raw) for raw in part.get("scenes", [])),
        ends=part["ends"],
    )


def scene_of(raw: Mapping[str, Any]) -> Scene:
    """One scene; what belongs to the deed goes into its details."""
    own = {"hours", "outcome", "free", "until_closed", "details", "then"}
    known = {name: value for name, value in raw.items() if name in own}
    details = {name: value for name, value in raw.items() if name not in own | {"who", "does", "says"}}
    who = raw["who"] if isinstance(raw["who"], list) else [raw["who"]]
    return Scene(who=tuple(who), does=raw["does"], says=tuple(raw.get("says", ())), details=details, **known)
