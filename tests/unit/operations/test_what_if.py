"""`alur what-if` asks as somebody who knows neither the number nor the second of the coming comment, and is right."""

import re
import sys
from datetime import timedelta

import pytest

from automation.core.approval.revision import NO_CODE
from automation.core.state.codes import CODES
from automation.errors import Unreadable
from automation.operations.what_if import Deed, account
from automation.render.comments.compose import compose
from tests.builders.situations import SITUATIONS
from tests.builders.stories import Story, at_step, evidence, process_of

A = process_of("website-baru")
HIDDEN = re.compile(r"^<!-- alur.*-->\n?", re.MULTILINE)
UNASKED = ("plan", "opens")


def asked(told: Story, login: str, text: str = "", lang: str = "id", **deed: object):
    """The JSON values, the lines and whether the act is accepted, asked a minute before it is done."""
    wish = Deed(login=login, **{"comment": text or None} | deed)
    return account(told.of, told.request, wish, told.now + timedelta(minutes=1), lang)


def seen(told: Story, foretold: dict, text: str) -> str:
    """A comment of the desk as its readers see it, without what nobody could know before."""
    shown = HIDDEN.sub("", text).replace(f"#issuecomment-{told.last[0]}", "")
    if foretold["after"]["code"] == NO_CODE:
        shown = shown.replace(told.situation.gate.code, NO_CODE)
    if (foretold["after"].get("agreement") or {}).get("code") == NO_CODE:
        shown = shown.replace(told.situation.agreement.code, NO_CODE)
    return shown


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_was_said_is_what_comes(name):
    """In every situation: the next step's evidence, an approval and a cancellation, each by who may and who may not."""
    begun = SITUATIONS[name]()
    situation = begun.decision.situation
    step = begun.process.step(situation.step if situation else 2)
    code = situation.gate.code if situation else ""
    for login, text in (("budi", evidence(step)), ("wati", f"/setujui {code}"), ("dina", "/batal tidak jadi")):
        told = SITUATIONS[name]()
        foretold, _, is_accepted = asked(told, login, text)
        before = told.request
        told.says(login, text)
        new = [each for each in told.request.comments[len(before.comments) :] if each.by_desk]
        entries = (told.request.record or ())[len(before.record or ()) :]

        assert is_accepted == (foretold["outcome"] == "accepted")
        assert [each["text"] for each in foretold["comments"]] == [seen(told, foretold, each.body) for each in new]
        assert foretold["entries"] == [
            {"kind": each.kind, "code": each.code, "before": each.before, "after": each.after}
            for each in entries
            if each.kind not in CODES
        ]
        assert told.labels == (before.labels - set(foretold["labels"]["off"])) | set(foretold["labels"]["on"])
        assert told.request.is_open == ((before.is_open or foretold["reopen"]) and not foretold["close"])
        if situation is not None:
            assert (told.step, told.situation.may_develop) == (
                foretold["after"]["step"],
                foretold["after"]["may_develop"],
            )
            assert seen(told, foretold, told.status) == foretold["status"] or foretold["status"] is None


def test_the_code_that_comes_is_left_open():
    """In the values and in the request for approval; the code of now is told."""
    told = at_step(4)
    foretold, lines, _ = asked(told, "budi", evidence(A.step(4)))

    assert foretold["after"]["code"] == NO_CODE
    assert f"/setujui {NO_CODE}" in foretold["comments"][0]["text"]
    assert "Kode persetujuan baru dibuat" in "\n".join(lines)
    assert asked(at_step(5), "budi", "/status")[0]["after"]["code"] == at_step(5).situation.gate.code


def test_everything_that_a_script_may_want_is_there():
    """The act, its answer, where the request stands before and after, what is written and what is recorded."""
    told = at_step(5).approves("wati")
    foretold, _, is_accepted = asked(told, "@joko", f"/setujui {told.situation.gate.code}")

    assert is_accepted
    assert (foretold["number"], foretold["as"], foretold["act"]) == (12, "joko", "comment")
    assert (foretold["outcome"], foretold["reason"], foretold["problems"]) == ("accepted", "approval_counts", [])
    assert (foretold["before"]["may_develop"], foretold["after"]["may_develop"]) == (False, True)
    assert foretold["says"] == {"id": "✅ Persetujuan ini dihitung.", "en": "✅ This approval counts."}
    assert [each["kind"] for each in foretold["entries"]] == ["approval", "opened"]
    assert [(each["kind"], each["mention"]) for each in foretold["comments"]] == [("opened", ["budi", "sari"])]
    assert "Disetujui, siap dimulai" in foretold["status"]
    assert (foretold["reactions"], foretold["due_anyway"]) == (["THUMBS_UP"], 0)


def test_a_refusal_says_the_reason_and_the_way_out():
    """As the desk would say it, in the language asked for."""
    told = at_step(5)
    _, indonesian, is_accepted = asked(told, "budi", "/mulai")
    _, english, _ = asked(told, "budi", "/mulai", "en")

    assert not is_accepted
    assert indonesian[0].startswith("#12 · Bila budi menulis `/mulai` (24 November 2026 pukul 09.")
    assert indonesian[0].endswith("): akan ditolak.")
    assert "masih kurang persetujuan: Manajemen" in "\n".join(indonesian)
    assert indonesian[-1] == "  Tidak ada yang ditulis oleh perintah ini."
    assert "approvals are missing: Management" in "\n".join(english)
    assert english[-1] == "  This command wrote nothing."


def test_every_mistake_of_the_evidence_is_told():
    """With its heading."""
    foretold, lines, _ = asked(at_step(4), "budi", evidence(A.step(4), anggaran="murah"))

    assert {"heading": "Anggaran", "reason": "not_money"} in foretold["problems"]
    assert "Anggaran" in "\n".join(lines)


def test_a_label_is_asked_about():
    """Taken back with its reason, or honoured; taken off, it is put back."""
    taken_back, _, is_accepted = asked(at_step(5), "lina", label=A.step(6).label)
    honoured, lines, is_honoured = asked(at_step(5).approves("wati", "joko"), "budi", label=A.step(6).label)
    put_back, _, _ = asked(at_step(5), "lina", label=A.step(5).label, added=False)

    assert (is_accepted, taken_back["reason"]) == (False, "label_gate_shut")
    assert taken_back["labels"] == {"on": [], "off": [A.step(6).label]}
    assert [each["kind"] for each in taken_back["entries"]] == ["label_taken_back"]
    assert (is_honoured, honoured["after"]["step"]) == (True, 6)
    assert honoured["labels"] == {"on": [], "off": [A.step(5).label]}
    assert f"memasang label `{A.step(6).label}`" in lines[0]
    assert (put_back["act"], put_back["labels"]["on"]) == ("remove-label", [A.step(5).label])


def test_an_outsider_costs_nothing_and_hears_nothing():
    """It is said that this is so, and why."""
    foretold, lines, is_accepted = asked(at_step(5), "siapa", "/setujui")

    assert (is_accepted, foretold["outcome"], foretold["reason"]) == (False, "ignored", "outsider")
    assert (foretold["comments"], foretold["entries"], foretold["status"]) == ([], [], None)
    assert foretold["before"] == foretold["after"]
    assert "meja tidak menjawab" in "\n".join(lines)


def test_what_is_due_anyway_is_told_apart():
    """A desk that has not looked yet has writes to make, whatever is asked."""
    told = at_step(3).sleeps().says("budi", "/status")
    foretold, lines, _ = asked(told, "wati", "Baik.")

    assert foretold["due_anyway"] == 2
    assert (foretold["comments"], foretold["reactions"]) == ([], [])
    assert "2 hal" in "\n".join(lines)


@pytest.mark.parametrize("text", ["/status", "/pratinjau status", "/batal tidak jadi", "Baik."])
def test_the_comments_are_composed_once_without_the_act_and_once_with_it(text):
    """Whatever is told of them; counted by the interpreter itself."""
    told, calls = at_step(5), []

    def note(frame, event, _):
        if event == "call" and frame.f_code is compose.__code__:
            calls.append(frame)

    sys.setprofile(note)
    try:
        asked(told, "dina", text)
    finally:
        sys.setprofile(None)

    assert len(calls) == 2


@pytest.mark.parametrize("deed", [{"text": " \n"}, {"text": "x" * 65_537}, {"label": " "}])
def test_what_github_would_not_take_is_refused(deed):
    """An empty comment, one that is too long, a label without a name."""
    with pytest.raises(Unreadable, match="GitHub"):
        asked(at_step(5), "budi", **deed)


def test_an_unreadable_record_gives_no_answer():
    """Nothing can be said of what comes when it is not known what was."""
    told = at_step(5)
    told.change(record=None)

    with pytest.raises(Unreadable, match="#12"):
        asked(told, "budi", "/status")


def test_hostile_text_stays_text():
    """Nothing of it acts in a terminal."""
    _, lines, _ = asked(at_step(5), "budi", "/tolak \x1b[2J\u202e@wati")

    assert not any(char in "\n".join(lines) for char in "\x1b\u202e")
