"""Acts of the history that the record lacks: approvals, commands and step labels that an entry must name."""

from dataclasses import replace

from automation.core.audit.chain import Record
from automation.core.audit.report import check_record
from automation.core.history.record import EntryKind, text
from tests.builders.forged_records import NUMBER, codes, honest, place_of, rechained, relied_on, without
from tests.builders.stories import catalogue


def test_an_approval_that_the_record_lacks():
    """An approval comment by somebody of the desk must be named by an entry, whether it counted or not."""
    told, entries = honest()
    comment = relied_on(EntryKind.APPROVAL)
    kept = [each for each in entries if comment not in each.comments]

    assert "act_missing" in codes(rechained(kept), told.request)
    refused = replace(entries[place_of(EntryKind.APPROVAL)], kind=EntryKind.REFUSAL, code="no_open_slot")
    assert "act_missing" not in codes(rechained([*kept, refused]), told.request)


def test_other_acts_that_the_record_lacks():
    """What the desk's mark says it carried out must be named; strangers, drafts and questions need not be."""
    told, entries = honest()
    last = told.request.comments[-1]

    def added(body, login="budi", marks=(), **values):
        author = next(each.author for each in told.request.comments if each.author.login == login)
        made = replace(
            last, id=999, author=author, body=body, marks=frozenset(marks), created_at=told.now, by_desk=False, **values
        )
        return codes(entries, replace(told.request, comments=(*told.request.comments, made)))

    assert added("/kembali 3 berubah", marks=["THUMBS_UP"]) == ["act_missing"]
    assert added("/tunda libur sampai 2027-01-04", marks=["THUMBS_UP"]) == ["act_missing"]
    assert added("/sepakat X", marks=["THUMBS_UP"]) == ["act_missing"]
    assert added(f"/{told.process.step(8).verb}", marks=["ROCKET"]) == ["act_missing"]
    assert added(f"/{told.process.step(8).verb}") == []
    assert added("/setujui X") == ["act_missing"]
    assert added("/setujui X", edited_at=told.now) == []
    assert added("/setujui X", via_email=True) == []
    assert added("/status", marks=["THUMBS_UP"]) == []
    assert added("/kembali 3 berubah") == []
    assert added("Terima kasih.") == []


def test_an_approval_of_a_stranger_need_not_be_recorded():
    """The desk answers nobody whom its file does not know."""
    told, entries = honest()
    last = told.request.comments[-1]
    stranger = replace(told.request.author, login="asing", id=9999)
    made = replace(last, id=999, author=stranger, body="/setujui X", by_desk=False, marks=frozenset())

    assert codes(entries, replace(told.request, comments=(*told.request.comments, made))) == []


def labelled(*events):
    """The honest history with label events added: (login, label, added)."""
    told, _ = honest()
    people = {each.author.login: each.author for each in told.request.comments}
    made = [
        replace(
            told.request.label_events[0],
            node_id=f"LE_9{place}",
            at=told.now,
            actor=people[login],
            label=label,
            added=on,
        )
        for place, (login, label, on) in enumerate(events)
    ]
    return replace(told.request, label_events=(*told.request.label_events, *made))


def test_a_step_label_that_the_record_lacks():
    """A step label set by a person must be named, honoured or taken back; case makes no other label of it."""
    told, entries = honest()
    label = told.process.step(10).label

    assert codes(entries, labelled(("budi", label, True))) == ["label_missing"]
    assert codes(entries, labelled(("budi", label.upper(), True))) == ["label_missing"]
    back = replace(
        entries[-1], kind=EntryKind.LABEL_TAKEN_BACK, code="label_skips", before=8, after=8, comments=(), parts={}
    )
    named = rechained([*entries, replace(back, event="LE_90", actor=1003)])
    assert codes(named, labelled(("budi", label, True))) == []
    assert codes(named, labelled(("wati", label, True))) == ["other_actor"]
    assert codes(named, told.request) == ["event_gone"]


def test_labels_that_need_no_entry():
    """The desk's own labels, the label of the present step, other labels, and what a person took off again."""
    told, entries = honest()
    label = told.process.step(10).label
    desk = next(each.author.login for each in told.request.comments if each.by_desk)

    assert codes(entries, labelled((desk, label, True))) == []
    assert codes(entries, labelled(("budi", told.process.step(8).label, True))) == []
    assert codes(entries, labelled(("budi", "penting", True))) == []
    assert codes(entries, labelled(("budi", label, True), ("budi", label, False))) == []
    assert codes(entries, labelled(("budi", label, True), (desk, label, False))) == ["label_missing"]


def test_a_broken_chain_is_compared_with_the_history_too():
    """Where the chain is broken the entries that can be read are still held against the history."""
    told, entries = honest()
    lines = text(entries).encode().splitlines(keepends=True)
    broken = Record(request=NUMBER, data=b"".join([*lines[:2], b"{}\n", *lines[3:]]))
    gone = without(told.request, relied_on(EntryKind.APPROVAL))
    named = {each.reason.code for each in check_record(broken, catalogue(), gone)}

    assert {"not_an_entry", "approval_gone"} <= named
