"""This part of the proof: every act near the starting situations, and eight acts from an empty request."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import zip_longest

from tests.builders.desk_variants import variant
from tests.proof.claim import Claim, collected_after, workers
from tests.proof.search.alphabet import ACTIONS
from tests.proof.search.cast import DESKS
from tests.proof.search.desk import Desk
from tests.proof.search.found import Found, Node, Violation
from tests.proof.search.search import Search
from tests.proof.search.starts import start, starts
from tests.proof.search.table import gaps, table
from tests.proof.search.trace import scenario, short
from tests.proof.search.wrong import WRONG, Wrong

FEW = ("asked for approval", "about to open")
EMPTY, DEEP = "just filed", 8
CAPS = {False: 150, True: 4}
LEAST = {False: 1_000, True: 1}
"""Of each level so many states are gone on from; so often each premise must hold. Full size, and small."""
SHARES = 2


def claims(*, small: bool) -> Iterator[Claim]:
    """The two searches, and that they find every wrong desk."""
    # Built before the processes part, for all of them.
    names = FEW if small else tuple(each.name for each in starts())
    _ = start(EMPTY), [variant(name) for name in DESKS]
    with workers() as pool:
        deep = [pool.submit(deep_search, share, CAPS[small]) for share in range(SHARES)]
        near = [pool.submit(near_search, name, 2 if small else 3) for name in names]
        yield _near(near, small=small)
        yield _deep(deep, small=small)
    yield _wrong()


@collected_after
def near_search(name: str, depth: int) -> Found:
    """Everything that can happen in so many acts from a starting situation."""
    return Search(start=start(name)).to(depth)


@collected_after
def deep_search(share: int, cap: int) -> Found:
    """Eight acts from an empty request, with a cap on each level."""
    return Search(start=start(EMPTY)).to(DEEP, Capped(share=share, cap=cap))


@dataclass(frozen=True, slots=True, kw_only=True)
class Capped:
    """At most so many states of a level are gone on from: as many of each sort as there are, one sort after the other.

    The shares of a search take different ones.
    """

    share: int
    cap: int

    def __call__(self, level: Sequence[Node]) -> Sequence[Node]:
        """By sort and then by key: neither what came first nor what there is most of is preferred."""
        sorts: dict[tuple[object, ...], list[Node]] = {}
        for node in sorted(level, key=lambda node: node.state, reverse=bool(self.share)):
            seen = node.verdict
            sort = (seen.step, seen.reached, seen.overlay, seen.gate_open, seen.is_known, bool(node.world.unheard))
            sorts.setdefault(sort, []).append(node)
        mixed = [node for row in zip_longest(*sorts.values()) for node in row if node is not None]
        return mixed[: self.cap]


def _near(searches: Sequence[Future[Found]], *, small: bool) -> Claim:
    found = together(searches)
    depth = 2 if small else 3
    lacking = gaps(found, least=LEAST[small])
    return Claim(
        claim=f"every act of everybody, {depth} deep, from {len(searches)} starting situations: all invariants hold",
        reached=f"{len(found.states):,} states, {found.steps:,} steps",
        violations=(*map(scenario, found.violations.values()), *lacking),
        details=table(found),
    )


def _deep(searches: Sequence[Future[Found]], *, small: bool) -> Claim:
    found = together(searches)
    return Claim(
        claim=f"{DEEP} acts from an empty request, {SHARES} times {CAPS[small]} states a level: all invariants hold",
        reached=f"{len(found.states):,} states, {found.steps:,} steps",
        violations=tuple(map(scenario, found.violations.values())),
        details=table(found),
    )


def together(searches: Sequence[Future[Found]]) -> Found:
    """What several searches came to."""
    total = Found()
    for search in searches:
        total.add(search.result())
    return total


def refuted(wrong: Wrong) -> dict[str, Violation]:
    """The invariants that a wrong desk breaks in its small search."""
    return _small_search(wrong, wrong.desk)


def passed(wrong: Wrong) -> bool:
    """Whether the right desk breaks nothing in that search."""
    return not _small_search(wrong, Desk())


def _small_search(wrong: Wrong, desk: Desk) -> dict[str, Violation]:
    actions = [action for action in ACTIONS if action.name in wrong.acts]
    return Search(start=start(wrong.start), desk=desk, actions=actions).to(wrong.depth).violations


def _wrong() -> Claim:
    found = {wrong: refuted(wrong) for wrong in WRONG}
    missed = [
        f"{wrong.name}: {wrong.invariant} alone should break, {sorted(broken)} did"
        for wrong, broken in found.items()
        if set(broken) != {wrong.invariant} or not passed(wrong)
    ]
    traces = [f"{wrong.name}: {short(each)}" for wrong, broken in found.items() for each in broken.values()]
    return Claim(
        claim="each searched invariant refutes a wrong desk that no other refutes",
        reached=f"{len(WRONG)} wrong desks, {len({wrong.invariant for wrong in WRONG})} invariants",
        violations=tuple(missed),
        details="\n".join(traces),
    )
