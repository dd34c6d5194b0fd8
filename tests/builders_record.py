"""Records: generated ones with anything the format allows, and the one that a desk would have kept of a story."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from automation.core.record import Entry, EntryKind, chain
from automation.core.revision import text_digest

MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
IDS = st.integers(0, 2**63 - 1)
PRINTABLE = st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"])
WORDS = st.one_of(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz_.:0123456789"), max_size=20),
    st.text(PRINTABLE, max_size=20),
    st.sampled_from(
        ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", '"a",b', "a|b", "`x`"]
    ),
)
DIGESTS = st.text(st.sampled_from("0123456789abcdef"), min_size=64, max_size=64)
SHORT = st.text(st.sampled_from("0123456789abcdef"), min_size=16, max_size=16)

ENTRIES = st.builds(
    Entry,
    kind=st.sampled_from(EntryKind),
    at=MOMENTS,
    recorded_at=MOMENTS,
    code=WORDS,
    actor=st.none() | IDS,
    role=WORDS,
    rule=WORDS,
    before=st.integers(0, 13),
    after=st.integers(0, 13),
    process=WORDS,
    version=st.integers(0, 9),
    revision=st.just("") | DIGESTS,
    parts=st.dictionaries(WORDS, SHORT, max_size=3),
    comments=st.lists(IDS, max_size=3).map(tuple),
    event=WORDS,
    sources=st.lists(SHORT, max_size=2).map(tuple),
)

RECORDS = st.lists(ENTRIES, min_size=1, max_size=6).map(lambda entries: chain((), entries))


def recorded(told) -> tuple[Entry, ...]:
    """The record that a desk would have kept of a story in which nothing was refused and nothing lapsed."""
    request, situation = told.request, told.situation
    texts = {comment.id: text_digest(comment.body) for comment in request.comments}
    pinned = {"process": situation.process.id, "version": situation.process.version}
    fields = {f"field.{name}": text_digest(value) for name, value in situation.answers_of_form.items()}
    kept = Entry(
        kind=EntryKind.INTAKE,
        at=request.created_at,
        recorded_at=request.created_at,
        code="form_complete",
        actor=request.author.id,
        role="pemohon",
        after=2,
        parts={"body": text_digest(request.body), **fields},
        event=request.node_id,
        **pinned,
    )
    entries, place = [kept], 2
    for answer in situation.answers:
        is_approval = answer.command is not None and answer.command.word == "setujui"
        entry = Entry(
            kind=EntryKind.APPROVAL if is_approval else EntryKind.MOVE,
            at=answer.at,
            recorded_at=answer.at,
            code=answer.reason.code,
            actor=answer.actor.id,
            role=answer.reason.facts.get("role", "") if is_approval else situation.process.step(place).actor,
            before=place,
            after=place if is_approval else place + 1,
            revision=situation.gate.digest if is_approval else "",
            parts={f"comment.{answer.comment_id}": texts[answer.comment_id]} if answer.comment_id else {},
            comments=(answer.comment_id,) if answer.comment_id else (),
            event=answer.event_id,
            **pinned,
        )
        place = entry.after
        entries.append(entry)
        if is_approval and sum(each.kind is EntryKind.APPROVAL for each in entries) == len(situation.gate.slots):
            approvals = tuple(each.comments[0] for each in entries if each.kind is EntryKind.APPROVAL)
            entries.append(opened(entry, approvals))
    return chain((), entries)


def opened(approval: Entry, comments: tuple[int, ...]) -> Entry:
    """The entry that opens the gate on the last approval."""
    return replace(approval, kind=EntryKind.OPENED, code="gate_opened", actor=None, role="", comments=comments)
