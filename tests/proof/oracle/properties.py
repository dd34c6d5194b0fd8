"""What must hold of any history whose comments or accounts go: few histories under `make test`, all in the proof."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.state.acts import ACCEPTED
from tests.builders.memory import left_by
from tests.proof.oracle.bridge import Bend, look
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import CommentDeleted, CommentEdited, Decided, EvidencePosted
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.sample import facts_of, forget, sample, tell
from tests.proof.oracle.teller import Run, Told


def changes_open_nothing(seed: int) -> Iterator[str]:
    """Whoever edits or deletes whichever comment of a shut request: it stays shut, and no approval is gained."""
    facts = sample(seed)
    before = judge(facts)
    for number in {event.comment for event in facts.events if hasattr(event, "comment")}:
        edit = CommentEdited(at=facts.now, comment=number, by=ACCOUNTS["lina"], text="lain")
        for event in (edit, replace(edit, by=ACCOUNTS["budi"]), CommentDeleted(at=facts.now, comment=number)):
            after = judge(replace(facts, events=(*facts.events, event)))
            if after.open > before.open or not after.counting <= before.counting:
                yield f"{event} opens or gains something"


def the_record_is_enough(seed: int) -> Iterator[str]:
    """Taking recorded decisions whose comment is gone out of the history changes no answer."""
    facts = sample(seed)
    if judge(forget(facts)).reasons != judge(facts).reasons:
        yield "without what the record knows the answer is another"


def accounts_that_go_open_nothing(seed: int) -> Iterator[str]:
    """Whoever goes: open is only what was open before, and what the oracle calls open."""
    told = tell(seed)
    if is_heard(told):
        login = tuple(ACCOUNTS)[seed % len(ACCOUNTS)]
        before, after, verdict = look(told), look(told, without(login)), judge(facts_of(told))
        if after.open > min(before.open, verdict.open) or not after.counting <= before.counting:
            yield f"{login} goes, and something opens or counts"


def what_was_heard_stands(seed: int) -> Iterator[str]:
    """Where a run saw every text as it is, the deletion of all accounts changes no answer."""
    told = tell(seed)
    if is_comparable(told):
        before, after = look(told), look(told, without(*ACCOUNTS))
        if (after.open, after.counting) != (before.open, before.counting):
            yield "all accounts go, and the answer is another"


PROPERTIES: tuple[Callable[[int], Iterator[str]], ...] = (
    changes_open_nothing,
    the_record_is_enough,
    accounts_that_go_open_nothing,
    what_was_heard_stands,
)


def broken(seeds: Iterable[int]) -> list[str]:
    """Each violation of these histories, with the property and the seed."""
    return [f"{each.__name__}, seed {seed}: {said}" for seed in seeds for each in PROPERTIES for said in each(seed)]


def without(*logins: str) -> Bend:
    """What the desk reads once these accounts are deleted; its marks stand on what it answered, as runs leave them."""

    def bend(catalogue: Catalogue, request: Request) -> tuple[Catalogue, Request]:
        marked = (replace(each, marks=frozenset({ACCEPTED})) for each in request.comments)
        request = replace(request, comments=tuple(marked))
        for login in logins:
            request = left_by(request, login)
        return catalogue, request

    return bend


def is_heard(told: Told) -> bool:
    """Whether a run saw everything: what no run heard of a closing act is lost with its comment or its author alike."""
    acts = [place for place, step in enumerate(told.steps) if not isinstance(step, Run)]
    return bool(told.steps) and max(acts, default=0) < len(told.steps) - 1


def is_comparable(told: Told) -> bool:
    """Whether all was heard, something was said, and nothing was edited."""
    said = any(isinstance(step, EvidencePosted | Decided) for step in told.steps)
    return is_heard(told) and said and not any(isinstance(step, CommentEdited) for step in told.steps)
