"""The part of the proof about parsers: a million texts made of valid ones, and what of every reading must hold."""

from collections.abc import Iterator

from tests.proof.claim import Claim, workers
from tests.proof.parsers.growth import growth
from tests.proof.parsers.kinds import kinds
from tests.proof.parsers.run import Tally, tried
from tests.proof.parsers.wrong import WRONG

TEXTS = 1_000_000
TEXTS_SMALL = 5_000
PORTION = 500
LEAST_PARSED = 0.2
UNTIL_FOUND = 20_000


def claims(*, small: bool) -> Iterator[Claim]:
    """No exception, no broken promise, every kind of problem; then growth, and the wrong parsers."""
    tally = all_tried(TEXTS_SMALL if small else TEXTS)
    yield read_well(tally)
    yield all_kinds(tally)
    yield grown(small=small)
    yield found_out()


def all_tried(texts: int) -> Tally:
    """The first so many seeds, on all cores."""
    tally = Tally()
    with workers() as pool:
        for part in pool.map(tried, (range(start, start + PORTION) for start in range(0, texts, PORTION))):
            tally.add(part)
    return tally


def read_well(tally: Tally) -> Claim:
    """Every text is read without an exception and as promised; enough of them still parse."""
    share = tally.parsed / tally.tried
    few = () if share >= LEAST_PARSED else (f"only {share:.1%} of the texts parse",)
    return Claim(
        claim="parsers read texts made of valid ones without an exception, and as promised",
        reached=f"{tally.tried:,} texts, {share:.1%} parse",
        violations=(*tally.violations, *few),
    )


def all_kinds(tally: Tally) -> Claim:
    """Each kind of problem occurs."""
    known = kinds()
    table = [f"{tally.seen[kind]:10,} {kind}" for kind in sorted(known, key=lambda kind: -tally.seen[kind])]
    return Claim(
        claim="every kind of problem that a parser can report occurs",
        reached=f"{len(known & tally.seen.keys())} of {len(known)}",
        violations=tuple(f"`{kind}` never occurs: a text for it is missing" for kind in known - tally.seen.keys())
        + tuple(f"`{kind}` is not known as a kind" for kind in tally.seen.keys() - known),
        details="\n".join(table),
    )


def grown(*, small: bool) -> Claim:
    """Numbers of one run on this machine, never a verdict."""
    lines = list(growth(small=small))
    return Claim(
        claim="the largest text is read, and its time is shown beside the budget",
        reached=f"{len(lines) - 1} parsers",
        details="\n".join(lines),
    )


def found_out() -> Claim:
    """Each wrong parser breaks a promise before long."""
    with workers() as pool:
        found = list(pool.map(wrong_found, WRONG))
    return Claim(
        claim="parsers that are wrong on purpose are found out",
        reached=f"{sum(map(bool, found))} of {len(found)}",
        violations=tuple(f"{name}: found out by nothing" for name, what in zip(WRONG, found, strict=True) if not what),
        details="\n".join(f"{name}\n    {what}" for name, what in zip(WRONG, found, strict=True)),
    )


def wrong_found(name: str) -> str:
    """The first violation of a wrong parser, on one line; '' for none."""
    return next((_first(part) for part in _portions(name) if part.violations), "")


def _portions(name: str) -> Iterator[Tally]:
    for start in range(0, UNTIL_FOUND, 100):
        yield tried(range(start, start + 100), WRONG[name])


def _first(tally: Tally) -> str:
    lines = tally.violations[0].split("\n")
    return f"{lines[0]}: {lines[-1][:80]}"
