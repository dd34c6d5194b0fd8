"""Many seeds tried: what was seen how often, and each reading that broke a promise, with its text made small."""

import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.proof.claim import collected_after
from tests.proof.parsers.mutate import mutated
from tests.proof.parsers.properties import wrong
from tests.proof.parsers.reading import Parsers, read
from tests.proof.parsers.seeds import Kind, Seed, seeds

KINDS: tuple[tuple[Kind, int], ...] = (("comment", 60), ("body", 25), ("pull", 15))
MOST_VIOLATIONS = 5
MOST_TRIES = 2_000


@dataclass(slots=True, kw_only=True)
class Tally:
    """`tried` texts, `parsed` of them; `seen` counts each kind of problem and outcome."""

    tried: int = 0
    parsed: int = 0
    characters: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count in what another process tried."""
        self.tried += other.tried
        self.parsed += other.parsed
        self.characters += other.characters
        self.seen += other.seen
        self.violations += other.violations


@collected_after
def tried(numbers: Iterable[int], parsers: Parsers | None = None) -> Tally:
    """The texts of these seeds read and judged; it stops at five violations."""
    tally = Tally()
    parsers = parsers or Parsers()
    for number in numbers:
        seed, text = made(number)
        tally.tried += 1
        tally.characters += len(text)
        if found := _judged(parsers, seed, text, tally):
            tally.violations.append(told(parsers, number, seed, text, found))
            if len(tally.violations) >= MOST_VIOLATIONS:
                break
    return tally


def made(number: int) -> tuple[Seed, str]:
    """The text that a seed stands for."""
    chance = Random(number)
    kind = chance.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    seed = chance.choice(seeds()[kind])
    other = chance.choice(seeds()[chance.choice((kind, kind, "body", "comment"))])
    return seed, mutated(chance, seed.text, other.text)


def told(parsers: Parsers, number: int, seed: Seed, text: str, found: str) -> str:
    """A violation, with what plays it again and the text made as small as it goes."""
    return f"seed {number} ({seed.kind} of {seed.process.id}): {found}\n{reduced(parsers, seed, text, found)!a}"


def reduced(parsers: Parsers, seed: Seed, text: str, found: str) -> str:
    """The text without whatever can go while the same kind of thing is wrong."""
    size, tries = len(text) // 2, 0
    while size:
        start = 0
        while start < len(text) and tries < MOST_TRIES:
            tries += 1
            shorter = text[:start] + text[start + size :]
            if _sort(_judged(parsers, seed, shorter, Tally())) == _sort(found):
                text = shorter
            else:
                start += size
        size //= 2
    return text


def _sort(found: str) -> str:
    """What was wrong, without its numbers."""
    return "".join(char for char in found.partition("\n")[0] if not char.isdigit())


def _judged(parsers: Parsers, seed: Seed, text: str, tally: Tally) -> str:
    try:
        reading = read(parsers, seed, text)
        tally.parsed += reading.is_parsed
        tally.seen.update(reading.seen)
        return next(wrong(parsers, seed, text, reading), "")
    except Exception as error:  # noqa: BLE001 - whatever a parser raises is what the proof is looking for
        return f"raises {type(error).__name__}\n{traceback.format_exc()}"
