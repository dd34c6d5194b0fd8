"""A request that a program filed stays shut until a person of its unit stands for it (security 41; rule 5)."""

import pytest

from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.questions.verify import Question, verdict
from tests.builders.promises import mentioned
from tests.builders.stories import Story, at_step, process_of, story, third
from tests.security.desk_in_memory import twin

A = process_of("website-baru")
FORM_BOT = Account(login="wati", id=555001, kind="Bot")
AUTHORS = {
    "a bot": FORM_BOT,
    "a deleted account": None,
    "a mannequin": Account(login="dina", id=None, kind="Mannequin"),
}


def filed(author: Account | None) -> Story:
    """A request of Fakultas MIPA that nobody in person filed, as soon as the desk saw it."""
    told = story().sleeps().opened_by("dina")
    told.change(author=author)
    return told.wakes()


def planned(author: Account | None) -> Story:
    """The same, up to the approval step."""
    told = filed(author)
    while told.step < 5:
        told.fills()
    return told


def sign(told: Story, login: str) -> Story:
    """Somebody signs the present requirements."""
    return told.says(login, f"/sepakat {told.situation.agreement.code}")


@pytest.mark.parametrize("author", AUTHORS)
def test_all_approvals_together_do_not_open_it(author):
    """The gate says why it is shut, the request waits for its requester, and it may not be developed."""
    told = planned(AUTHORS[author]).approves("joko", "ratna")

    assert [code for _, code in told.verdicts] == ["counts", "counts"]
    assert told.blocks == {"requester_unknown"}
    assert told.situation.waiting_for == ("pemohon",)
    assert not verdict(told.decision, Question()).may
    assert told.says("budi", "/mulai").step == 5
    assert told.sets("budi", A.step(6).label).labels == {A.label, A.step(5).label}


@pytest.mark.parametrize("author", AUTHORS)
def test_the_status_comment_says_so_from_the_beginning(author):
    """In both languages, with the two ways on."""
    told = filed(AUTHORS[author])
    indonesian, english = told.status.split("<details><summary>English</summary>")

    assert "- Pemohon: **belum diketahui**: pembuat permohonan ini bukan akun perorangan" in indonesian
    assert "`/sepakat KODE`" in indonesian
    assert "- Requester: **not known**: no person's account filed this request" in english


@pytest.mark.parametrize("author", AUTHORS)
def test_a_representative_who_signs_the_requirements_is_the_requester(author):
    """The gate opens with the approvals, before them or after them, and the status no longer says otherwise."""
    after = sign(planned(AUTHORS[author]).approves("joko", "ratna"), "dina")
    before = sign(planned(AUTHORS[author]), "dina").approves("joko", "ratna")

    for told in (after, before):
        assert told.situation.gate.is_open
        assert "belum diketahui" not in told.status
        assert told.says("budi", "/mulai").step == 6
        assert EntryKind.AGREEMENT in {entry.kind for entry in told.request.record}


@pytest.mark.parametrize("login", ["eko", "budi", "sari", "wati", "joko", "lina", "agus"])
def test_nobody_else_can_stand_for_it(login):
    """Neither another unit, nor Tim IT, nor an approver, nor an administrator."""
    told = sign(planned(FORM_BOT).approves("joko", "ratna"), login)

    assert told.blocks == {"requester_unknown"}


def test_who_signed_approves_nothing_even_in_another_office():
    """A representative who is a manager too: the signature and the approval never come from one person."""
    told = planned(FORM_BOT)
    desk = told.of.desk
    person = next(each for each in desk.people if each.login == "dina")
    managers = next(role for role in desk.roles if role.key == "manajemen")
    assert person not in {term.person for term in managers.terms}
    told = sign(told, "dina").approves("dina", "joko")

    assert not told.situation.gate.is_open


@pytest.mark.parametrize("loss", ["deleted", "edited", "new requirements"])
def test_without_the_signature_it_is_shut_again(loss):
    """Opening evidence is live: a signature that is gone, edited or for other requirements stands for nothing."""
    told = twin(sign(planned(FORM_BOT).approves("joko", "ratna"), "dina")).wakes()
    assert told.situation.gate.is_open
    match loss:
        case "deleted":
            told.deletes("lina", "/sepakat")
        case "edited":
            told.edits("lina", "/sepakat", "/sepakat ya")
        case _:
            told.edits("budi", "KT-01", "KT-02")

    assert not told.situation.gate.is_open
    assert "requester_unknown" in told.blocks


def test_the_name_of_a_program_is_never_called():
    """It may be somebody's login: the people of the unit are called in its place."""
    told = sign(planned(FORM_BOT).approves("joko", "ratna"), "dina").comes_to(12).fills()

    assert told.request.author.login == "wati"
    assert all("wati" not in mentioned(text) for text in told.texts() if text not in told.texts("approval"))
    assert "dina" in mentioned(told.texts("done")[-1])


def test_a_procedure_without_a_signature_stays_shut_for_a_program():
    """There a person files the request anew."""
    of = third()
    process = of.processes[0]
    told = story(process.id, of).sleeps().opened_by("dina")
    told.change(author=FORM_BOT)
    told.wakes()

    assert "requester_unknown" in told.blocks
    assert not told.situation.may_develop


def test_a_persons_request_is_not_asked_for_more():
    """With a person as its author nothing of this shows."""
    told = at_step(5)

    assert "requester_unknown" not in told.blocks
    assert "belum diketahui" not in told.status
