"""The second act as data: `tries.yml` says what newcomers try, what must be answered, which rule, the way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from .script import HERE, Example, Scene, example_of, scene_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One sentence in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One thing that somebody tries on the request called `on`; `first` is what others do before, rightly."""

    on: str
    by: Words
    what: Words
    rule: Words
    way: Words
    first: tuple[Scene, ...]
    scenes: tuple[Scene, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Who takes part, each once."""
        return tuple(dict.fromkeys(scene.who[0] for scene in self.scenes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """The requests that are filed for the second act, and what is tried on them, in order."""

    examples: tuple[Example, ...]
    tries: tuple[Try, ...]


def load_tries() -> Tries:
    """Read the second act."""
    raw = yaml.safe_load((HERE / "tries.yml").read_text(encoding="utf-8"))
    examples = tuple(_example(name, part) for name, part in raw["requests"].items())
    return Tries(examples=examples, tries=tuple(_try(part) for part in raw["tries"]))


def _example(name: str, part: Mapping[str, Any]) -> Example:
    return example_of(name, part, part["like"], {key: part[key] for key in ("sender", "title", "fields")})


def _try(part: Mapping[str, Any]) -> Try:
    return Try(
        on=part["on"],
        by=Words(**part["by"]),
        what=Words(**part["what"]),
        rule=Words(**part["rule"]),
        way=Words(**part["way"]),
        first=_scenes(part.get("first", [])),
        scenes=_scenes(part["scenes"]),
    )


def _scenes(raw: list[Mapping[str, Any]]) -> tuple[Scene, ...]:
    return tuple(scene_of({"hours": 1, **each}) for each in raw)
