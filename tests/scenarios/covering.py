"""Few scenarios in which every word of all occurs: one story for each kind of act, and for each kind of check."""

from collections.abc import Iterator, Mapping
from typing import Any


def words_of(entry: Mapping[str, Any]) -> frozenset[str]:
    """What is special about a scenario: how it begins, what is done in it by which means, and what is asked at its end.

    What people say in words of their own is no kind of act, but the command that it begins with is one.
    """
    return frozenset((*_given(entry["given"]), *_done(entry["when"]), *(f"then {word}" for word in entry["then"])))


def covering(scenarios: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names of scenarios that together hold every word of all: each time the one with the most words still missing.

    In the order in which they were taken; of equals the first in the files.
    """
    words = {name: words_of(entry) for name, entry in scenarios.items()}
    missing, taken = frozenset[str]().union(*words.values()), []
    while missing:
        taken.append(max(words, key=lambda name: len(words[name] & missing)))
        missing -= words[taken[-1]]
    return taken


def _given(given: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"given {word}" for word in given)
    yield f"of {given.get('process', 'website-baru')}"


def _done(acts: list[dict[str, Any]]) -> Iterator[str]:
    for act in acts:
        deed = next(iter(act.values()))
        word, fact = next(iter(deed.items())) if isinstance(deed, dict) else (deed, None)
        yield word
        yield from (f"{key} {act[key]}" for key in ("but", "while") if key in act)
        if isinstance(fact, str) and fact.startswith("/"):
            yield f"{word} {fact.split()[0]}"
