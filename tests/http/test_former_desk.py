"""A desk of the code before codes had salts goes on under this one: nothing lapses, nothing opens (issue 13)."""

import re

import pytest

from automation.core.decision.decide import decide
from automation.core.questions.verify import Question, verdict
from tests.http.former import LIVES, former_desk
from tests.http.story import STATUS, dispatched, handle

NUMBERS = [life["number"] for life in LIVES]
NAMES = {life["life"]: life["number"] for life in LIVES}
NEW_KINDS = {"code", "agreement_code", "signatory"}
"""What the first run of this code adds to a former record: salts, and whom a letter counts for."""
GONE = {
    "an approval's comment deleted during development": {"approval_gone"},
    "evidence deleted during development": {"comment_gone"},
}
"""What an auditor finds: comments that people deleted."""
SHOWN = re.compile(r"\*\*Persetujuan\*\* \(kode `([0-9A-Z-]+)`\)")
ASKED = re.compile(r"<!-- alur:(approval|agreement):")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The former desk; `looks` are before the first sweep, after it, and after the second."""
    with former_desk(tmp_path_factory.mktemp("former")) as desk:
        desk.looks.append(desk.look())
        desk.swept = []
        for _ in range(2):
            desk.swept.append(desk.alur("sweep", "--here"))
            desk.looks.append(desk.look())
        readings = desk.readings()
        desk.read = {each.request.number: each for each in readings}
        desk.after = desk.explained_all(readings)
        yield desk


def differing(found, wanted):
    """The requests for which both differ, by what they lived through."""
    lives = {life["number"]: life["life"] for life in LIVES}
    return {lives[number]: (wanted[number], found[number]) for number in wanted if wanted[number] != found[number]}


def test_the_fixture_is_what_the_former_desk_left(desk):
    """Before anything is started the labels are those that its README tells."""
    found = {number: (list(look.labels), look.is_open) for number, look in desk.looks[0].items()}

    assert differing(found, {life["number"]: (life["labels"], life["open"]) for life in LIVES}) == {}


def test_no_label_moves_and_nothing_closes(desk):
    """Step, state and every other label are as before, and what was open is open."""
    before, after = ({n: (look.labels, look.is_open) for n, look in looks.items()} for looks in desk.looks[:2])

    assert desk.swept[0][0] == 0, desk.swept[0][1]
    assert differing(after, before) == {}


@pytest.mark.parametrize("what", ["step", "overlay", "may_develop", "blocks", "counts"])
def test_every_request_stands_where_it_stood(desk, what):
    """Where it stands, whether it may be developed, what keeps the gate shut and whose approvals count."""
    found = {number: told_of(desk.after[number], what) for number in NUMBERS}

    assert differing(found, {life["number"]: life[what] for life in LIVES}) == {}


def told_of(explained, what):
    """One fact of `alur explain`."""
    if what == "counts":
        return sorted(each["login"] for each in explained["approvals"] if each["counts"])
    return explained[what]


def test_the_record_gains_salts_and_no_judgement(desk):
    """The lines of before stay, and those that come name nothing but a code or whom a letter counts for."""
    for number, before in desk.looks[0].items():
        after = desk.looks[1][number].record
        assert after[: len(before.record)] == before.record
        assert {line["kind"] for line in after[len(before.record) :]} <= NEW_KINDS, number


def test_nobody_hears_of_it_but_who_needs_the_new_code(desk):
    """A new comment only asks to approve or to sign; nobody is asked where the gate is open."""
    for life in LIVES:
        before, after = (looks[life["number"]].news for looks in desk.looks[:2])
        new = [text for number, text in after.items() if number not in before]
        assert {number: after.get(number) for number in before} == before
        assert all(map(ASKED.match, new)), (life["life"], new)
        assert not (life["may_develop"] and new), (life["life"], new)


def test_a_second_sweep_changes_nothing(desk):
    """All is said and recorded."""
    assert desk.swept[1] == (0, f"{len(LIVES)} requests looked at, 0 handed on\n")
    assert differing(desk.looks[2], desk.looks[1]) == {}


def test_the_former_code_still_names_what_is_built(desk):
    """Pull requests name the code under which a request was approved: `alur verify` goes on to take it."""
    developed = [life for life in LIVES if life["may_develop"]]
    refused = {life["life"]: said for life in developed if (said := reasons(desk, life["number"], life["code"]))}

    assert refused == {}
    code, said = desk.alur("verify", str(developed[0]["number"]), "--code", developed[0]["code"])
    assert code == 0, said


def test_the_page_names_a_code_that_a_pull_request_may_name(desk):
    """Where a code was drawn that one, else the former."""
    for life in LIVES:
        if life["may_develop"]:
            (status,) = [text for text in desk.looks[1][life["number"]].said.values() if text.startswith(STATUS)]
            (shown,) = SHOWN.findall(status)
            assert reasons(desk, life["number"], shown) == [], life["life"]
            assert life["step"] == 5 or shown == life["code"]


def reasons(desk, number, code):
    """Why `alur verify` refuses that code, by the codes of its reasons."""
    decision = decide(desk.rules, desk.read[number].request, desk.read[number].now)
    return [each.code for each in verdict(decision, Question(code=code)).reasons]


def test_the_whole_record_holds(desk, tmp_path):
    """`alur audit verify` finds no difference in the record; a history differs only by the comments that are gone."""
    found = desk.differences(desk.read.values(), tmp_path)

    assert {number: codes for number, codes in found.items() if codes} == {
        NAMES[life]: codes for life, codes in GONE.items()
    }
    assert desk.alur("audit", "verify", "--ledger", str(tmp_path))[0] == 0


def test_a_former_code_heard_now_is_refused_and_the_new_one_counts(desk):
    """The answer holds the line to copy; nothing else is asked of the approver."""
    told, old = request(desk, "website-baru 5")
    told.say("wati", f"/setujui {old}")
    new = desk.explained(told.number)["code"]

    assert new != old
    assert new in told.said[-1]
    assert counting(desk, told) == []
    told.say("wati", f"/setujui {new}")
    assert counting(desk, told) == ["wati"]


def test_an_approval_under_each_code_opens_the_gate(desk):
    """What was recorded under the former code counts beside what comes under the new one."""
    told, old = request(desk, "one of two approvals")
    told.say("joko", f"/setujui {old}")
    assert counting(desk, told) == ["wati"]
    told.say("joko", f"/setujui {desk.explained(told.number)['code']}")
    told.say("budi", "/mulai")

    assert (counting(desk, told), told.step) == (["joko", "wati"], 6)


def test_requirements_are_signed_with_the_new_code(desk):
    """The former code is refused, and the answer holds the new one."""
    told, _ = request(desk, "website-baru 4")
    old = LIVES[told.number - 1]["agreement"]["code"]
    told.say("dina", f"/sepakat {old}")
    asked = desk.explained(told.number)["agreement"]
    assert asked["code"] != old
    assert asked["code"] in told.said[-1]
    told.say("dina", f"/sepakat {asked['code']}")

    assert desk.explained(told.number)["agreement"]["by"] == "dina"


@pytest.mark.parametrize(
    ("life", "who", "step"),
    [
        ("approved and ready", "budi", 6),
        ("in development, approved in somebody's name", "budi", 7),
        ("a hold ended by an approver who approved afterwards", "budi", 7),
        ("an emergency in development", "budi", 7),
        ("website-baru 7", "sari", 8),
        ("perbaikan-fitur 13", "sari", 0),
    ],
)
def test_work_goes_on(desk, life, who, step):
    """Whoever has the step sends the block of the status comment; the last step closes."""
    told, _ = request(desk, life)
    told.answer(who)

    assert told.step == step


def test_a_lapsed_request_is_approved_again(desk):
    """It is asked for with a new code, and goes on where it stood."""
    told, _ = request(desk, "lapsed after an edit during development")
    for who in ("wati", "joko"):
        told.say(who, f"/setujui {desk.explained(told.number)['code']}")

    assert told.step == 7


def test_a_cancelled_request_is_taken_up(desk):
    """It goes on where it stood."""
    told, _ = request(desk, "cancelled")
    told.say("dina", "/lanjut")

    assert (told.issue["state"], told.step) == ("open", 3)


def request(desk, life):
    """One request, and the code that the former desk showed of it."""
    number = NAMES[life]
    return desk.told(number), LIVES[number - 1]["code"]


def counting(desk, told):
    """Whose approvals count."""
    return told_of(desk.explained(told.number), "counts")


SEATED = (
    "approved and ready",
    "in development by a letter",
    "in development, approved in somebody's name",
    "an emergency declared in somebody's name",
    "website-baru 7",
)
"""Lives in which wati approved."""


def test_a_number_that_the_desk_file_lacks_shuts_and_once_added_counts_as_before(tmp_path):
    """The desk file had none for wati when the present code came: her approvals wait, and nothing lapses."""
    with former_desk(tmp_path) as desk:
        numbers = [NAMES[life] for life in SEATED]
        before = desk.look()
        whole = desk.desk_file
        desk.desk_file = whole.replace("    id: 1005\n", "")
        shut = looked_at(desk, numbers)
        desk.desk_file = whole
        after = looked_at(desk, numbers)

    for number in numbers:
        assert shut[number].step == 5
        assert not {line["kind"] for line in after[number].record} & {"lapse", "refusal"}
        assert after[number].labels == before[number].labels


def looked_at(desk, numbers):
    """The desk looks at these requests, at each until it finds nothing to do; then they show so."""
    for number in numbers:
        for _ in range(2):
            code, said = handle(desk.github, desk.repo, dispatched(number))
            assert code == 0, said
        assert "0 writes, 0 entries" in said
    return desk.look()
