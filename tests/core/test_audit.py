"""Whatever is done to a record or to the history beside it, the audit names it; an honest pair shows no difference."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.audit import (
    Checkout,
    Ledger,
    check_commit_head,
    check_digest_head,
    check_folder,
    check_record,
    is_head,
)
from automation.core.audit_chain import Record, read_lines
from automation.core.record import EntryKind, RecordBroken, chain, digest, line, read, text
from tests.builders import at_step, catalogue, third
from tests.builders_record import ENTRIES, RECORDS

NUMBER = 12


def record(entries, number=NUMBER):
    """A record file of these entries as they are."""
    return Record(request=number, data=text(entries).encode())


def head(entries):
    """The published head of a record."""
    return f"sha256:{digest(line(entries[-1]))}"


def found(entries, request=None):
    """The codes and lines of all differences."""
    return [(each.reason.code, each.line) for each in check_record(record(entries), catalogue(), request)]


def codes(entries, request=None):
    """The codes of all differences."""
    return [code for code, _ in found(entries, request)]


def facts(entries, request, code):
    """The facts of the one difference with this code."""
    (reason,) = [
        each.reason for each in check_record(record(entries), catalogue(), request) if each.reason.code == code
    ]
    return reason.facts


def is_noticed(data, published):
    """Whether the chain or the published head shows that a file is not what it was."""
    changed = Record(request=NUMBER, data=data)
    return bool(read_lines(changed)[1]) or bool(list(check_digest_head([changed], published)))


def rechained(entries):
    """The entries chained anew, as a forger would who can write the whole file."""
    return chain((), [replace(each, seq=0) for each in entries])


@cache
def honest(step=8):
    """A request that came the usual way to a step behind the gate, with its record."""
    told = at_step(step)
    return told, told.request.record


def changed(place, **values):
    """The honest record with one entry (counted from 0) changed and the chain made anew."""
    entries = list(honest()[1])
    entries[place] = replace(entries[place], **values)
    return rechained(entries)


def place_of(kind):
    """Where the first entry of a kind stands, counted from 0."""
    return next(place for place, each in enumerate(honest()[1]) if each.kind is kind)


# The chain.


@given(RECORDS)
def test_a_whole_record_shows_nothing(entries):
    """A valid record and its own head: no difference in the chain, and every entry is there."""
    lines, differences = read_lines(record(entries))

    assert (differences, tuple(each.entry for each in lines)) == ((), entries)
    assert list(check_digest_head([record(entries)], head(entries))) == []


@given(RECORDS, st.data())
def test_any_changed_byte_is_found(entries, data):
    """Whichever byte becomes whichever other one, the chain or the head shows it."""
    written = bytearray(text(entries).encode())
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] ^= data.draw(st.integers(1, 255))

    assert is_noticed(bytes(written), head(entries))


@given(RECORDS, st.data())
def test_any_dropped_line_is_found(entries, data):
    """One line less, wherever it stood."""
    lines = text(entries).encode().splitlines(keepends=True)
    del lines[data.draw(st.integers(0, len(lines) - 1))]

    assert is_noticed(b"".join(lines), head(entries))


@given(RECORDS.filter(lambda entries: len(entries) > 1), st.data())
def test_any_two_swapped_lines_are_found(entries, data):
    """Two lines in each other's place."""
    lines = text(entries).encode().splitlines(keepends=True)
    one, other = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    lines[one], lines[other] = lines[other], lines[one]

    assert is_noticed(b"".join(lines), head(entries))


@given(RECORDS, st.data())
def test_any_repeated_line_is_found(entries, data):
    """A line that stands there once more, at any place."""
    lines = text(entries).encode().splitlines(keepends=True)
    lines.insert(data.draw(st.integers(0, len(lines))), data.draw(st.sampled_from(lines)))

    assert is_noticed(b"".join(lines), head(entries))


@given(RECORDS, ENTRIES, st.data())
def test_any_inserted_line_is_found(entries, forged, data):
    """A forged entry, even with the number and the predecessor that its place asks for."""
    lines = text(entries).encode().splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines)))
    (made,) = chain(entries[:place], [forged])
    lines.insert(place, (line(made) + "\n").encode())

    assert is_noticed(b"".join(lines), head(entries))


@given(RECORDS, st.data())
def test_any_cut_tail_is_found(entries, data):
    """The file cut anywhere: inside a line the chain shows it, between lines the published head does."""
    written = text(entries).encode()
    cut = written[: data.draw(st.integers(0, len(written) - 1))]

    assert is_noticed(cut, head(entries))


@given(RECORDS, ENTRIES, st.data())
def test_a_record_made_anew_is_found(entries, other, data):
    """One entry replaced and every later one chained anew: the published head shows it."""
    place = data.draw(st.integers(0, len(entries) - 1))
    forged = [*entries[:place], other, *entries[place + 1 :]]
    made = chain((), forged)

    assert made == entries or is_noticed(text(made).encode(), head(entries))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_the_end(data):
    """No file makes the audit fail: it is a record for `read`, or differences are named."""
    try:
        is_record = bool(read(data.decode("ascii")))
    except (RecordBroken, UnicodeDecodeError):
        is_record = False

    assert is_record is not bool(read_lines(Record(request=NUMBER, data=data))[1])


def test_each_broken_place_is_named_once():
    """An edit is named at the line after it, a gap and a swap where they begin; the rest of the file is not blamed."""
    whole = text(honest()[1]).encode().splitlines(keepends=True)

    def named(lines):
        return [(each.line, each.reason.code) for each in read_lines(Record(request=NUMBER, data=b"".join(lines)))[1]]

    edited = whole[2].replace(b'"version":1', b'"version":2')
    assert named([*whole[:2], edited, *whole[3:]]) == [(4, "chain_broken")]
    assert named([*whole[:2], *whole[3:]]) == [(3, "missing_entries")]
    assert named([*whole[:3], whole[1], *whole[3:]]) == [(4, "out_of_place")]
    assert named([*whole[:2], whole[3], whole[2], *whole[4:]]) == [(3, "missing_entries"), (4, "out_of_place")]
    assert named([*whole[:2], b"{}\n", *whole[3:]]) == [(3, "not_an_entry")]
    assert named([*whole[:2], b"\n", *whole[2:]]) == [(3, "not_an_entry"), (4, "out_of_place")]
    assert named([*whole[:2], whole[2].replace(b"record-1", b"record-2"), *whole[3:]]) == [(3, "not_an_entry")]
    assert named([*whole[:-1], whole[-1][:-1]]) == [(len(whole), "no_line_end")]
    assert named([]) == [(0, "empty")]


# The published head.


def test_a_record_that_went_on_is_told_from_a_cut_one():
    """A head inside the record is named with its line; a head that is nowhere means a cut or forged tail."""
    entries = honest()[1]

    (passed,) = check_digest_head([record(entries)], head(entries[:3]))
    assert (passed.reason.code, passed.line) == ("head_passed", 3)
    (cut,) = check_digest_head([record(entries[:3])], head(entries))
    assert (cut.reason.code, cut.line) == ("head_differs", 3)
    (nowhere,) = check_digest_head([record(entries[:3]), record(entries[:2], 13)], head(entries))
    assert (nowhere.reason.code, nowhere.file) == ("head_nowhere", "")


@pytest.mark.parametrize("name", ["a" * 40, "a" * 64, "sha256:" + "a" * 64])
def test_a_head_is_a_whole_id(name):
    """A whole commit id of either length, or a digest that says so."""
    assert is_head(name)


@pytest.mark.parametrize("name", ["", "a" * 39, "A" * 40, "sha256:" + "a" * 40, "main", "sha256:", "a" * 40 + "\n"])
def test_anything_else_is_no_head(name):
    """Abbreviations and names of branches could mean something else tomorrow."""
    assert not is_head(name)


def test_a_checkout_must_show_the_published_commit():
    """Another commit, and every file that is gone, added or changed beside it, is named."""
    one, two = record(honest()[1]), record(honest()[1][:2], 13)
    blobs = {"12.jsonl": "f" * 40, "14.jsonl": "e" * 40}
    differences = check_commit_head(Ledger(records=(one, two)), Checkout(commit="a" * 40, blobs=blobs), "b" * 40)

    assert [(each.file, each.reason.code) for each in differences] == [
        ("", "other_commit"),
        ("12.jsonl", "file_changed"),
        ("13.jsonl", "file_added"),
        ("14.jsonl", "file_gone"),
    ]


def test_a_copied_record_and_a_strange_name_are_named():
    """Two records with one beginning, and a name that only looks like a record's."""
    one, two = record(honest()[1]), record(honest()[1][:2], 13)
    differences = check_folder(Ledger(records=(one, two), others=("012.jsonl",)))

    assert [(each.file, each.reason.code) for each in differences] == [
        ("012.jsonl", "no_record_name"),
        ("13.jsonl", "same_beginning"),
    ]


# The record by itself, chained anew by a forger who can write it.


@pytest.mark.parametrize("step", [2, 5, 6, 8, 12])
@pytest.mark.parametrize("process", ["website-baru", "perbaikan-fitur"])
def test_an_honest_record_shows_nothing(process, step):
    """A request that came the usual way, its record and its history: no difference at any step, in both procedures."""
    told = at_step(step, process)

    assert codes(told.request.record, told.request) == []
    assert codes(told.request.record) == []


def test_the_third_procedure_is_audited_alike():
    """A procedure that is nothing but YAML is audited by the same rules."""
    told = at_step(third().processes[0].last, third().processes[0].id, third())
    entries = told.request.record
    differences = list(check_record(record(entries), told.of, told.request))

    assert differences == []
    kept = rechained([each for each in entries if each.kind is not EntryKind.OPENED])
    assert [each.reason.code for each in check_record(record(kept), told.of)] == ["entered_unopened"]


def test_a_record_without_its_intake():
    """The first entry must be the intake."""
    assert ("no_intake", 1) in found(rechained(honest()[1][1:]))


def test_a_move_left_out():
    """Without one of its moves the steps do not connect."""
    entries = list(honest()[1])
    del entries[2]

    assert found(rechained(entries)) == [("steps_apart", 3)]


@pytest.mark.parametrize(
    ("place", "before", "after", "expected"),
    [
        (1, 1, 2, [3]),
        (1, 3, 4, [2, 3]),
        (1, 2, 4, [2, 3]),
        (2, 4, 5, [3, 4]),
        (3, 0, 0, [4, 8]),
        (3, 4, 3, [4, 8]),
        (4, 5, 6, [5]),
    ],
)
def test_a_changed_step_does_not_connect(place, before, after, expected):
    """A step before or after a move that is not its neighbour's, or an entry that moves and is no move."""
    named = found(changed(place, before=before, after=after))

    assert [line for code, line in named if code == "steps_apart"] == expected


def test_a_return_goes_back():
    """After a return the next move begins where it led; a return that leads on is named."""
    entries = list(honest()[1])[:4]
    back = replace(entries[-1], kind=EntryKind.RETURN, code="returned", before=5, after=3, comments=(), parts={})
    again = replace(entries[2], comments=(), parts={})

    assert codes(rechained([*entries, back, again])) == []
    assert codes(rechained([*entries, replace(back, after=6)])) == ["steps_apart"]


def test_another_version_of_the_procedure():
    """An entry under another version than the one that the request is pinned to."""
    assert found(changed(4, version=2)) == [("other_process", 5)]


def test_an_opening_without_approvals():
    """The approvals dropped, the chain made anew: the opening stands without a reason."""
    kept = [each for each in honest()[1] if each.kind is not EntryKind.APPROVAL]

    assert codes(rechained(kept)) == ["opened_unapproved"]


@pytest.mark.parametrize("revision", ["", "0" * 64])
def test_an_opening_for_another_revision(revision):
    """Approvals of one revision open no gate for another."""
    assert codes(changed(place_of(EntryKind.OPENED), revision=revision)) == ["opened_unapproved"]


def test_an_approval_of_nobody():
    """An approval names an account and a revision."""
    assert "approval_of_nobody" in codes(changed(place_of(EntryKind.APPROVAL), actor=None))
    assert "approval_of_nobody" in codes(changed(place_of(EntryKind.APPROVAL), revision=""))


@pytest.mark.parametrize("kind", [EntryKind.WITHDRAWAL, EntryKind.REJECTION])
def test_an_opening_on_an_approval_that_was_taken_back(kind):
    """An approval that its author withdrew or rejected before the opening opens nothing; a later one does."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    approval, opening = entries[place_of(EntryKind.APPROVAL)], entries[place]
    entries.insert(place, replace(approval, kind=kind, code="approval_withdrawn", comments=(900,), parts={}))

    assert found(rechained(entries)) == [("opened_on_void", place + 2)]
    entries.insert(place + 1, replace(approval, comments=(901,), parts={}))
    entries[place + 2] = replace(opening, comments=(901, opening.comments[-1]))
    assert codes(rechained(entries)) == []


@pytest.mark.parametrize(
    ("kind", "named"), [(EntryKind.LAPSE, True), (EntryKind.LAPSE, False), (EntryKind.RESUMED, False)]
)
def test_an_opening_on_lapsed_approvals(kind, named):
    """Once approvals lapsed they open nothing, even if the old text comes back (rule 7); nor after a new beginning."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    comments = entries[place].comments if named else ()
    entries.insert(place, replace(entries[place], kind=kind, code="approvals_lapsed", comments=comments, revision=""))

    assert found(rechained(entries)) == [("opened_unapproved", place + 2)]


def test_a_lapse_ends_only_the_approvals_that_it_names():
    """An approval of the new revision that was recorded in the same run goes on standing."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    approval, opening = entries[place_of(EntryKind.APPROVAL)], entries[place]
    old = replace(approval, comments=(900,), parts={}, revision="0" * 64)
    entries.insert(place_of(EntryKind.APPROVAL), old)
    lapse = replace(opening, kind=EntryKind.LAPSE, code="approvals_lapsed", comments=(900,), revision="")
    entries.insert(place + 1, lapse)

    assert codes(rechained(entries)) == []


def test_an_opening_on_one_persons_approvals():
    """Two approvals of one account are not two people; an approval that is in no entry is none."""
    entries = list(honest()[1])
    first, second = (place for place, each in enumerate(entries) if each.kind is EntryKind.APPROVAL)
    entries[second] = replace(entries[second], actor=entries[first].actor)
    opening = place_of(EntryKind.OPENED)

    assert found(rechained(entries)) == [("opened_by_few", opening + 1)]
    assert found(changed(opening, comments=(entries[first].comments[0], 999))) == [("opened_on_void", opening + 1)]
    assert found(changed(opening, comments=())) == [("opened_unapproved", opening + 1)]


def test_a_gated_step_without_an_opening():
    """A request that came past the gate without an entry that opened it, or after one that shut it."""
    kept = [each for each in honest()[1] if each.kind is not EntryKind.OPENED]
    place = place_of(EntryKind.OPENED)

    assert found(rechained(kept)) == [("entered_unopened", place + 1)]
    shut = list(honest()[1])
    shut.insert(place + 1, replace(shut[place], kind=EntryKind.SHUT, code="missing_approval", comments=()))
    assert found(rechained(shut)) == [("entered_unopened", place + 3)]


def test_a_gated_step_in_the_run_that_opens():
    """A move that is recorded together with the last approval stands before the opening: one run wrote both."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    at = entries[place].recorded_at
    entries[place], entries[place + 1] = replace(entries[place + 1], recorded_at=at), entries[place]

    assert codes(rechained(entries)) == []


# The record against the history.


def test_the_record_of_another_request():
    """A requester, an issue or a time that are not the history's."""
    told, entries = honest()

    assert codes(changed(0, actor=1999), told.request) == ["other_requester"]
    assert codes(changed(0, event="I_99"), told.request) == ["other_request"]
    early = told.request.created_at - timedelta(seconds=1)
    assert "before_request" in codes(changed(0, at=early), told.request)
    other = at_step(3)
    moved = replace(other.request, author=replace(other.request.author, id=1002))
    assert "other_requester" in codes(entries, moved)


def test_a_changed_body():
    """The body changed after the last entry that covers it: who changed which fields is said."""
    told, entries = honest()
    field = told.process.form_fields[0]
    request = replace(
        told.request, body=told.request.body.replace(f"### {field.label}\n\n", f"### {field.label}\n\nX ")
    )

    assert found(entries, request) == [("body_changed", len(entries))]
    assert facts(entries, request, "body_changed")["fields"] == field.name


def test_a_changed_body_that_the_record_knows():
    """A later lapse or violation says so: no difference."""
    told, entries = honest()
    request = replace(told.request, body=told.request.body + "\nlagi")
    last = entries[-1]
    for kind in (EntryKind.LAPSE, EntryKind.VIOLATION):
        said = replace(
            last, kind=kind, code="changed_after_launch", before=last.after, comments=(), parts={}, actor=None
        )
        assert codes(rechained([*entries, said]), request) == []
    shut = replace(last, kind=EntryKind.SHUT, code="rejected", before=last.after, comments=(), parts={})
    assert codes(rechained([*entries, shut]), request) == ["body_changed"]


def without(request, comment_id):
    """The history after a comment was deleted."""
    return replace(request, comments=tuple(each for each in request.comments if each.id != comment_id))


def with_(request, comment_id, **values):
    """The history after a comment became another."""
    comments = tuple(replace(each, **values) if each.id == comment_id else each for each in request.comments)
    return replace(request, comments=comments)


def relied_on(kind):
    """The comment of the first entry of a kind."""
    return honest()[1][place_of(kind)].comments[0]


def test_a_requester_whose_account_is_gone():
    """A deleted account is not another one."""
    told, entries = honest()

    assert codes(entries, replace(told.request, author=None)) == []


STORIES = {
    "a withdrawal": lambda told: told.says("wati", "/tarik salah baca").approves("wati"),
    "a rejection taken back": lambda told: told.says("wati", "/tolak terlalu mahal").approves("wati"),
    "a return": lambda told: told.says("budi", "/kembali 4 rencana berubah").fills(),
    "a cancellation": lambda told: told.says("dina", "/batal tidak jadi").says("dina", "/lanjut"),
    "closing and an appeal": lambda told: told.closes("dina").says("dina", "/lanjut"),
    "a label taken back": lambda told: told.sets("lina", told.process.step(9).label),
    "the next label": lambda told: told.sets("budi", told.process.step(6).label),
    "both in one run": lambda told: told.says("wati", "/tarik x").sleeps().approves("wati").fills("budi").wakes(),
    "a lapse": lambda told: told.edits_body("dina", told.request.body[-9:], " lain.").approves("wati", "joko"),
}


@pytest.mark.parametrize("happened", STORIES)
def test_an_honest_story_shows_nothing(happened):
    """Whatever people may do by the rules, the record that the desk keeps of it agrees with the history."""
    told = at_step(5)
    told.approves("wati", "joko")
    assert told.situation.gate.is_open
    STORIES[happened](told)

    assert codes(told.request.record, told.request) == []


def test_a_deleted_comment():
    """Evidence or an approval that is gone is named at the entry that relies on it."""
    told, entries = honest()
    move, approval = relied_on(EntryKind.MOVE), relied_on(EntryKind.APPROVAL)

    assert found(entries, without(told.request, move)) == [("comment_gone", place_of(EntryKind.MOVE) + 1)]
    assert found(entries, without(told.request, approval)) == [("approval_gone", place_of(EntryKind.APPROVAL) + 1)]


@pytest.mark.parametrize("kind", [EntryKind.LAPSE, EntryKind.SHUT, EntryKind.VIOLATION])
def test_a_deleted_comment_that_the_record_knows(kind):
    """A later entry that names the comment without a digest says that it is gone: no difference."""
    told, entries = honest()
    last, gone = entries[-1], relied_on(EntryKind.MOVE)
    said = replace(last, kind=kind, code="hole", before=last.after, comments=(gone,), parts={}, actor=None)

    assert codes(rechained([*entries, said]), without(told.request, gone)) == []


def test_an_edited_comment():
    """Another text under the same id is named, with who edited it; the same text shows nothing."""
    told, entries = honest()
    comment = relied_on(EntryKind.MOVE)
    later = told.now + timedelta(minutes=1)
    edited = with_(told.request, comment, body="lain", edited_at=later, editor=told.request.author)

    assert found(entries, edited) == [("comment_edited", place_of(EntryKind.MOVE) + 1)]
    assert facts(entries, edited, "comment_edited")["editor"] == "1001"
    assert codes(entries, with_(told.request, comment, edited_at=later, editor=told.request.author)) == []


def test_an_edited_approval_even_with_its_old_text():
    """An approval that was ever edited counts no more, whatever it says now (rule 3)."""
    told, entries = honest()
    edited = with_(told.request, relied_on(EntryKind.APPROVAL), edited_at=told.now)

    assert codes(entries, edited) == ["comment_edited"]


def test_an_edit_where_no_digest_was_recorded():
    """Without a digest the time of the edit tells."""
    told, _ = honest()
    entries = changed(place_of(EntryKind.MOVE), parts={})
    comment = relied_on(EntryKind.MOVE)

    assert codes(entries, told.request) == []
    assert codes(entries, with_(told.request, comment, edited_at=told.now)) == ["comment_edited"]


def test_a_later_digest_replaces_an_earlier_one():
    """Evidence that its author edited counts from then on: what the last entry recorded is compared."""
    told, entries = honest()
    comment = relied_on(EntryKind.MOVE)
    part = {f"comment.{comment}": "0" * 16}
    early = list(changed(place_of(EntryKind.MOVE), parts=part))
    last = entries[-1]
    again = replace(entries[place_of(EntryKind.MOVE)], before=last.after, after=last.after + 1)

    assert codes(rechained(early), told.request) == ["comment_edited"]
    assert codes(rechained([*early, again]), told.request) == []


def test_another_author():
    """An act of somebody else than the record says, and of an account that is gone."""
    told, entries = honest()
    comment = relied_on(EntryKind.APPROVAL)

    forged = changed(place_of(EntryKind.APPROVAL), actor=1010)
    assert "other_author" in codes(forged, told.request)
    assert facts(entries, with_(told.request, comment, author=None), "other_author")["author"] == "?"


def test_an_approval_of_another_revision():
    """An approval whose comment says another code than the revision's, or none at all."""
    told, entries = honest()
    revision = "0" * 64
    forged = [replace(each, revision=revision) if each.revision else each for each in entries]

    assert set(codes(rechained(forged), told.request)) == {"other_code"}
    place = place_of(EntryKind.APPROVAL)
    bare = changed(place, parts={})
    plain = with_(told.request, relied_on(EntryKind.APPROVAL), body="Terima kasih.")
    bare = rechained([replace(each, parts={}) for each in bare])
    assert found(bare, plain) == [("other_code", place + 1)]
    assert facts(bare, plain, "other_code")["written"] == "?"


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
