"""The oracle's part of the proof: it agrees with the desk on sampled histories, and alone it catches wrong gates."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.proof.claim import Claim, collected_after, workers
from tests.proof.oracle.bridge import Judge, answers, compare, reduced
from tests.proof.oracle.properties import PROPERTIES, broken
from tests.proof.oracle.sample import tell
from tests.proof.oracle.words import in_words
from tests.unit.core.approval.wrong_gates import WRONG

HISTORIES, FEW = 100_000, 300
WITH_GATES, FEW_WITH_GATES = 4_000, 150
PIECE = 50
SEEDS, SEEDS_SMALL = 1_000, 60
MOST_TOLD = 5
OFTEN, SELDOM = 0.2, 0.01
ENOUGH, ENOUGH_OF_FEW = 30, 10

WORDS = (
    "evidence_missing requester_unknown record_unknown rejected cancelled on_hold no_rule permit_missing slots_open "
    "too_few edited deleted by_mail by_app not_a_person no_role revoked conflict wrong_code too_early voided "
    "taken_back refused_before lapsed_before bad_recorder no_letters"
).split()
"""Every word that the oracle has for a shut gate, or for an approval that does not count."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of some histories: how many, which words occurred, who differed, which wrong gate fell first where."""

    count: int = 0
    words: Counter[str] = field(default_factory=Counter)
    different: list[int] = field(default_factory=list)
    caught: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Take up what came of later histories."""
        self.count += other.count
        self.words += other.words
        self.different += other.different
        self.caught = other.caught | self.caught

    def share(self, word: str) -> float:
        """In how much of the histories a word occurred."""
        return self.words[word] / self.count

    @property
    def rarest(self) -> str:
        """The word that occurred least."""
        return min(WORDS, key=self.share)


def claims(*, small: bool) -> Iterator[Claim]:
    """Play the histories on both, and on the first of them every wrong gate too."""
    tally, gates = Tally(), FEW_WITH_GATES if small else WITH_GATES
    pieces = range(0, FEW if small else HISTORIES, PIECE)
    with workers() as pool:
        for each in pool.map(tried, pieces, [place < gates for place in pieces]):
            tally.add(each)
    yield agreement(tally)
    yield frequency(tally, small=small)
    yield wrong_gates(tally, small=small)
    yield whatever_goes(small=small)


@collected_after
def tried(first: int, with_gates: bool) -> Tally:
    """What comes of the histories from this seed on."""
    tally = Tally(count=PIECE)
    for seed in range(first, first + PIECE):
        told = tell(seed)
        found = compare(told)
        tally.words.update(found.oracle.reasons.union(*found.oracle.refused.values()))
        tally.words["open"] += found.oracle.open
        tally.different += [seed] if found.differences else []
        if with_gates and not found.differences and not found.desk.unknown:
            left = [gate for gate in WRONG if gate.__name__ not in tally.caught]
            for gate, is_open in zip(left, answers(told, left), strict=True):
                tally.caught |= {gate.__name__: seed} if is_open != found.oracle.open else {}
    return tally


def agreement(tally: Tally) -> Claim:
    """Each difference with its seed and the shortest telling that still shows it."""
    return Claim(
        claim="an independent model of the gate and the desk agree on sampled histories",
        reached=f"{tally.count:,} histories",
        violations=(*map(_told, tally.different[:MOST_TOLD]), *_further(tally.different[MOST_TOLD:])),
    )


def _told(seed: int) -> str:
    told = reduced(tell(seed))
    return "\n".join([f"history {seed}", *compare(told).differences, in_words(told)])


def _further(seeds: list[int]) -> Iterator[str]:
    if seeds:
        yield f"further histories: {', '.join(map(str, seeds))}"


def frequency(tally: Tally, *, small: bool) -> Claim:
    """A few histories are too few for a share of the rare words; every one must occur all the same."""
    least = 1 / tally.count if small else SELDOM
    seldom = [f"`{word}` in {tally.share(word):.2%} of the histories" for word in WORDS if tally.share(word) < least]
    shut = [f"the gate is open in {tally.share('open'):.0%} of the histories"] if tally.share("open") < OFTEN else []
    return Claim(
        claim="the gate is open in at least 20 % of them, and every reason occurs in at least 1 %",
        reached=f"open {tally.share('open'):.0%}, {tally.rarest} {tally.share(tally.rarest):.1%}",
        violations=(*shut, *seldom),
    )


def wrong_gates(tally: Tally, *, small: bool) -> Claim:
    """How many of the wrong gates fell, each with the first history that shows it."""
    caught = [gate for gate in WRONG if gate.__name__ in tally.caught]
    missed = [gate.__name__ for gate in WRONG if gate not in caught]
    enough, tries = (ENOUGH_OF_FEW, FEW_WITH_GATES) if small else (ENOUGH, WITH_GATES)
    needed = "" if small else "\n".join([*(_caught(gate, tally) for gate in caught), f"not caught: {missed}"])
    return Claim(
        claim="alone it catches wrong gates",
        reached=f"{len(caught)} of {len(WRONG)} in {tries:,} histories",
        violations=(f"fewer than {enough} are caught; not {', '.join(missed)}",) if len(caught) < enough else (),
        details=needed,
    )


def whatever_goes(*, small: bool) -> Claim:
    """Comments are edited, deleted or forgotten and accounts go, in histories of their own seeds."""
    seeds = range(SEEDS_SMALL if small else SEEDS)
    with workers() as pool:
        found = [each for part in pool.map(broken, ([seed] for seed in seeds), chunksize=4) for each in part]
    return Claim(
        claim="comments and accounts that go open nothing, and what a run recorded stands",
        reached=f"{len(seeds)} histories, {len(PROPERTIES)} properties",
        violations=tuple(found),
    )


def _caught(gate: Judge, tally: Tally) -> str:
    seed = tally.caught[gate.__name__]
    told = tell(seed)
    steps, needed = len(told.steps), len(reduced(told, gate).steps)
    return f"{gate.__name__}: {seed + 1:,} histories; of the {steps} steps of the last it takes {needed}"
