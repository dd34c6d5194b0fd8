"""The order of writes: what takes back comes first, what opens last, and a mark never before its answer.

Decisions are made up here, so that everything is owed at once; the texts are no more than their names.
"""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.outcome.decision import Reaction, Withheld
from automation.core.outcome.notices import Notice, NoticeKind
from automation.core.outcome.order import Texts, plan_of, status_key
from automation.core.outcome.plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    Plan,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
)
from automation.core.problem import Reason
from automation.core.state.markers import FORMLESS, STATUS, marker
from automation.core.why import Why
from tests.builders.stories import at_step, process_of, story

A = process_of("website-baru")
LAUNCH = A.launch_step.label
REPLY = Notice(kind=NoticeKind.REPLY, key="reply:1")
OPENED = Notice(kind=NoticeKind.GATE_OPENED, key="opened:1")
TEXTS = Texts(status="the status", notices={"reply:1": "a reply", "opened:1": "the news"}, gave_way={"IC_9": "twice"})
UNKNOWN = Withheld(reason=Reason(Why.RECORD_BROKEN), labels_off=frozenset())


def approved():
    """The request whose gate has just opened, as decided."""
    return settled(at_step(5).approves("wati", "joko"))


def settled(told):
    """The decision of a request of which nothing is owed."""
    found = told.decision
    assert not plan_of(found, Texts(status=told.status)).writes
    return found


def owing(found, **changes):
    """The same request, of which these are owed."""
    return replace(found, **changes)


def without_status(found):
    """The same before anything of the desk stands."""
    kept = tuple(each for each in found.request.comments if not each.by_desk)
    return replace(found, request=replace(found.request, comments=kept))


def doubled(found):
    """The same with its status comment written twice."""
    again = next(each for each in found.request.comments if each.body.startswith(marker(STATUS)))
    comments = (*found.request.comments, replace(again, id=9, node_id="IC_9"))
    return replace(found, request=replace(found.request, comments=comments))


EVERYTHING = {
    "labels_on": frozenset({"status: baru", A.step(5).label, LAUNCH}),
    "labels_off": frozenset({"b", "a"}),
    "notices": (OPENED, REPLY),
    "reactions": (Reaction(node_id="IC_1", content="THUMBS_UP"),),
    "outdated": ("IC_2",),
    "opens": True,
}


def test_all_at_once_comes_in_this_order():
    """The answer before its mark, the status comment that stands after both, the news and the label of work last."""
    found = owing(doubled(approved()), close="COMPLETED", reopen=True, **EVERYTHING)
    status = next(each.node_id for each in found.request.comments if each.body.startswith(marker(STATUS)))

    assert plan_of(found, TEXTS).writes == (
        RemoveLabels(names=("a", "b")),
        Close(reason="COMPLETED"),
        Reopen(),
        AddLabels(names=tuple(sorted({"status: baru", A.step(5).label}))),
        PostComment(key="reply:1", body="a reply"),
        React(node_id="IC_1", content="THUMBS_UP"),
        EditComment(node_id=status, body="the status"),
        EditComment(node_id="IC_9", body="twice"),
        MinimizeComment(node_id="IC_2"),
        PostComment(key="opened:1", body="the news"),
        AddLabels(names=(LAUNCH,)),
    )


def test_a_status_comment_that_is_new_comes_before_the_answers():
    """Whoever opens the page finds it on top; it carries no mark and opens nothing by itself."""
    found = plan_of(owing(without_status(settled(at_step(3))), notices=(REPLY,)), TEXTS)

    assert found.writes == (PostComment(key=STATUS, body="the status"), PostComment(key="reply:1", body="a reply"))


def test_where_nothing_is_owed_nothing_is_written():
    """The status comment is compared by what it says, not by the blanks at its ends."""
    told = at_step(3)
    found = told.decision

    for text in (told.status, told.status + "\n", told.status.replace("\n", "\r\n")):
        assert plan_of(found, Texts(status=text)) == Plan(number=12, issue_id=told.request.node_id)
    assert plan_of(found, Texts(status=told.status + "!")).writes


def test_a_lacking_text_is_told():
    """A comment without its words is a bug, and is never posted empty."""
    with pytest.raises(KeyError):
        plan_of(owing(settled(at_step(3)), notices=(REPLY,)), Texts())


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, False),
        ({"opens": True}, True),
        ({"notices": (REPLY,)}, False),
        ({"labels_on": frozenset({"status: baru"})}, False),
    ],
)
def test_a_plan_opens_where_the_decision_says_so(changes, opens):
    """And for no other write of it, as long as the status comment stands."""
    told = at_step(3)

    assert plan_of(owing(told.decision, **changes), replace(TEXTS, status=told.status)).opens is opens


def test_the_status_comment_that_says_ready_opens():
    """It tells people that they may begin, so it needs a fresh look; where it stands already it opens nothing."""
    told = at_step(5).approves("wati", "joko")
    ready, waiting, at_work = told.decision, at_step(5).decision, at_step(7).decision

    assert ready.situation.may_develop
    assert at_work.situation.may_develop
    assert plan_of(ready, TEXTS).opens
    assert not plan_of(ready, replace(TEXTS, status=told.status)).opens
    assert not plan_of(waiting, TEXTS).opens
    assert not plan_of(at_work, TEXTS).opens
    assert not plan_of(without_situation(ready), TEXTS).opens


def test_a_plan_withdraws_where_a_label_of_work_goes_at_a_shut_gate():
    """Before the intake is recorded nothing goes by itself, and an open gate takes nothing back."""
    shut, is_open = settled(at_step(5)), approved()
    off = frozenset({LAUNCH})

    assert plan_of(owing(shut, labels_off=off), TEXTS).withdraws
    assert not plan_of(owing(shut, labels_off=frozenset({A.step(4).label})), TEXTS).withdraws
    assert not plan_of(owing(shut), TEXTS).withdraws
    assert not plan_of(owing(is_open, labels_off=off), TEXTS).withdraws
    assert not plan_of(owing(without_record(shut), labels_off=off), TEXTS).withdraws
    assert not plan_of(owing(without_situation(shut), labels_off=off), TEXTS).withdraws


def without_record(found):
    """The same before the intake was recorded."""
    return replace(found, request=replace(found.request, record=()))


def without_situation(found):
    """The same as an issue that came through no form."""
    return replace(found, situation=None)


def test_what_is_recorded_and_why_nothing_is_known_are_handed_on():
    """As the decision has them."""
    found = settled(at_step(3))

    assert plan_of(owing(found, register=("a line",)), TEXTS).register == ("a line",)
    assert plan_of(owing(found, entries=("an entry",)), TEXTS).entries == ("an entry",)
    assert plan_of(owing(found, withheld=UNKNOWN), TEXTS).unknown == UNKNOWN.reason


def test_where_nothing_is_known_the_page_says_so_first():
    """Labels go, then it is said why; nothing of it opens, and all of it may be sent at once."""
    found = doubled(owing(settled(at_step(5)), withheld=UNKNOWN, labels_off=frozenset({LAUNCH}), notices=(REPLY,)))
    plan = plan_of(found, TEXTS)

    assert [type(write) for write in plan.writes] == [RemoveLabels, EditComment, PostComment, EditComment]
    assert [write.body for write in plan.writes[1:]] == ["the status", "a reply", "twice"]
    assert (plan.withdraws, plan.opens) == (True, False)


def test_where_nothing_is_known_and_all_is_said_nothing_is_sent():
    """A run that finds it so again writes nothing, so it takes nothing back either."""
    told = at_step(5)
    found = owing(told.decision, withheld=UNKNOWN)

    assert plan_of(found, replace(TEXTS, status=told.status)) == Plan(
        number=12, issue_id=told.request.node_id, unknown=UNKNOWN.reason
    )


def closed(found):
    """The same on a closed issue."""
    return replace(found, request=replace(found.request, is_open=False))


def test_a_request_has_a_status_comment_and_an_issue_without_form_has_one_while_it_is_open():
    """A closed issue that never was a request is left alone."""
    known = settled(at_step(3))

    assert status_key(known) == status_key(closed(known)) == STATUS
    assert status_key(without_situation(known)) == FORMLESS
    assert status_key(closed(without_situation(known))) == ""
    assert plan_of(closed(without_situation(known)), TEXTS).writes == ()


def test_where_nothing_is_known_a_status_comment_is_begun_only_where_there_is_something_to_tell():
    """On an open issue, or where a label goes; before the intake no comment may say that there was one."""
    stands = owing(settled(at_step(3)), withheld=UNKNOWN)
    nothing = without_record(without_status(stands))
    formless = owing(story().opened_by("lina", body="apa saja").decision, withheld=UNKNOWN)

    assert status_key(stands) == status_key(closed(stands)) == STATUS
    assert status_key(without_record(stands)) == STATUS
    assert status_key(without_status(stands)) == STATUS
    assert status_key(nothing) == FORMLESS
    assert status_key(closed(nothing)) == ""
    assert status_key(closed(without_status(stands))) == ""
    assert status_key(owing(closed(nothing), labels_off=frozenset({LAUNCH}))) == FORMLESS
    assert status_key(formless) == status_key(closed(formless)) == FORMLESS
    assert status_key(owing(stands, withheld=replace(UNKNOWN, is_told=False))) == ""


def test_the_status_comment_of_a_request_takes_the_place_of_that_without_form():
    """One comment tells where the issue stands, from the beginning."""
    told = story().opened_by("lina", body="apa saja")
    standing = next(each.node_id for each in told.request.comments if each.by_desk)
    found = replace(told.decision, situation=at_step(3).situation)

    assert plan_of(found, replace(TEXTS, gave_way={})).writes[-1] == EditComment(node_id=standing, body="the status")


REMOVED, POSTED = RemoveLabels(names=("a",)), PostComment(key="reply:1", body="a reply")
ENTRY = next(each for each in at_step(5).request.record if each.kind is EntryKind.MOVE)
CODE = next(each for each in at_step(5).request.record if each.kind is EntryKind.CODE)


def a_plan(**changes):
    """A label goes and a reply comes."""
    return Plan(number=12, issue_id="I_12", writes=(REMOVED, POSTED), **changes)


@pytest.mark.parametrize(
    ("changes", "writes"),
    [
        ({"entries": (ENTRY,)}, (REMOVED, POSTED)),
        ({"entries": (ENTRY, CODE)}, (REMOVED,)),
        ({"entries": (ENTRY,), "opens": True}, (REMOVED,)),
    ],
)
def test_before_anything_is_recorded_nothing_opens_and_no_code_is_shown(changes, writes):
    """All else need not wait."""
    assert a_plan(**changes).may_not_wait.writes == writes


def test_after_recording_the_rest_is_sent():
    """Where a label of work goes it went before: then the look is older than that write, and posts nothing anew."""
    plan = a_plan(opens=True, entries=(ENTRY,))

    assert plan.after_recording == plan
    assert a_plan(withdraws=True).after_recording == Plan(number=12, issue_id="I_12", writes=(REMOVED,))


@pytest.mark.parametrize(
    ("changes", "records"), [({}, False), ({"entries": (ENTRY,)}, True), ({"register": ("a line",)}, True)]
)
def test_entries_and_lines_of_the_register_are_recorded(changes, records):
    """Either of them."""
    assert a_plan(**changes).records is records
