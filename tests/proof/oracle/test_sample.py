"""The samples show what they are for: open gates, and every reason word often enough."""

from dataclasses import replace

from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import CommentDeleted, CommentEdited
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.sample import forget, sample


def test_a_seed_always_gives_the_same_history():
    """A finding can be looked at again."""
    assert sample(7) == sample(7)


def test_editing_or_deleting_a_comment_never_opens_a_gate():
    """Whoever edits or deletes whichever comment of a shut request: it stays shut, and no approval is gained."""
    for seed in range(120):
        facts = sample(seed)
        before = judge(facts)
        numbers = {event.comment for event in facts.events if hasattr(event, "comment")}
        for number in numbers:
            edit = CommentEdited(at=facts.now, comment=number, by=ACCOUNTS["lina"], text="lain")
            for event in (edit, replace(edit, by=ACCOUNTS["budi"]), CommentDeleted(at=facts.now, comment=number)):
                after = judge(replace(facts, events=(*facts.events, event)))
                assert after.open <= before.open
                assert after.counting <= before.counting


def test_what_the_record_knows_need_not_be_in_the_history():
    """Taking recorded decisions whose comment is gone out of the history changes no answer."""
    for seed in range(300):
        facts = sample(seed)
        assert judge(forget(facts)).reasons == judge(facts).reasons
