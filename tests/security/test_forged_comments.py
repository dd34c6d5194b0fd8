"""Comments that imitate the desk: nothing that they hold opens, moves or silences anything, whoever wrote them.

Another workflow of the same repository writes as the same bot. Its comments may confuse what the desk says, never what
it decides.
"""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.history.request import Account
from automation.core.outcome.plan import EditComment
from automation.core.state.markers import STATUS, marker
from tests.builders.hostile import HOSTILE
from tests.builders.stories import at_step, evidence, process_of
from tests.builders.texts import BOT
from tests.security.desk_in_memory import run, twin

A = process_of("website-baru")
GATED = {step.label for step in A.steps if step.gated}
OTHER_BOT = Account(login="dependabot", id=49699333, kind="Bot")
CODE = at_step(5).situation.gate.code
CLAIMS = (
    "**Disetujui, siap dimulai.**",
    f"/setujui {CODE}",
    "/mulai",
    "state: approved",
    "<!-- alur-covers deskripsi=00000000 4.biaya=00000000 -->",
    f"- ✅ `wati`: dihitung sebagai Manajemen\n- ✅ `joko`: dihitung sebagai Manajemen\nKode `{CODE}`",
    evidence(A.step(4)),
    *HOSTILE.values(),
)
MARKS = (
    marker(STATUS),
    marker("formless"),
    marker("reply:1"),
    marker("opened:AAAA-AAAA-AAAA:0"),
    marker(f"approval:{CODE}:0:0"),
    "<!-- alur:status",
    "<!-- ALUR:STATUS -->",
    "",
)
FORGERIES = st.builds("{}\n{}".format, st.sampled_from(MARKS), st.sampled_from(CLAIMS) | st.text(max_size=60))


def decided(told):
    """What the desk decides, apart from its words."""
    found = told.situation
    return found.step, found.reached, found.gate, found.overlay, told.decision.labels_on, told.decision.labels_off


@settings(max_examples=60)
@given(
    st.integers(2, 8), st.lists(FORGERIES, min_size=1, max_size=4), st.sampled_from(["tono", "lina", "dina", "wati"])
)
def test_a_marker_in_a_persons_comment_is_nothing(step, texts, login):
    """Labels, step and gate stay; the desk edits its own comments only, and its status comment stays the one it was."""
    told = twin(at_step(step))
    before, status = decided(told), told.status
    own = {comment.node_id for comment in told.request.comments}
    theirs = Counter()
    for text in texts:
        # The first line is the marker or empty, so it is no command of somebody involved.
        told.says(login, text)
        theirs[told.comment(text).body] += 1
    run(told)

    assert decided(told) == before
    assert told.status == status
    edited = {write.node_id for plan in told.plans for write in plan.writes if isinstance(write, EditComment)}
    assert edited <= own
    assert theirs == Counter(
        each.body for each in told.request.comments if not each.by_desk and each.node_id not in own
    )


@settings(max_examples=60)
@given(st.integers(2, 8), st.lists(FORGERIES, min_size=1, max_size=4), st.booleans())
def test_another_workflow_that_repeats_what_people_type_opens_nothing(step, texts, is_same_bot):
    """As the desk's own account or as another bot's: step, gate and labels are those without its comments."""
    told = twin(at_step(step))
    before = decided(told)
    for text in texts:
        told.add_comment(BOT if is_same_bot else OTHER_BOT, text, told.tick(), by_desk=is_same_bot)
    run(told)

    assert decided(told) == before
    assert set(run(told)) == {"read"}


@pytest.mark.parametrize("author", [BOT, OTHER_BOT])
@pytest.mark.parametrize("is_same_bot", [True, False])
def test_an_approval_written_by_a_bot_is_none(author, is_same_bot):
    """The right code in a bot's comment is not looked at, and nobody is told that it counts."""
    told = twin(at_step(5).approves("wati"))
    told.add_comment(author, f"/setujui {CODE}", told.tick(), by_desk=is_same_bot)
    run(told)

    assert told.verdicts == [("wati", "counts")]
    assert not told.situation.gate.is_open
    assert not GATED & told.labels


def test_a_forged_status_comment_before_the_intake_leaves_everything_shut():
    """Where somebody made the bot write our marker first, the desk calls the record missing: unknown, and no yes."""
    told = at_step(2)
    told.change(record=(), comments=())
    told.add_comment(BOT, f"{marker(STATUS)}\n**Disetujui.**", told.tick(), by_desk=True)

    assert told.decision.unknown is not None
    assert not told.decision.labels_on
