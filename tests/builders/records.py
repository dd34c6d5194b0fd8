"""Records: generated ones with anything the format allows, and those of the code that told fewer steps."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from automation.core.history.record import FORMER_FORMAT, Entry, EntryKind, chain

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

_OF_BOTH = {
    "kind": st.sampled_from(EntryKind),
    "at": MOMENTS,
    "recorded_at": MOMENTS,
    "code": WORDS,
    "actor": st.none() | IDS,
    "role": WORDS,
    "rule": WORDS,
    "before": st.integers(0, 13),
    "after": st.integers(0, 13),
    "process": WORDS,
    "version": st.integers(0, 9),
    "revision": st.just("") | DIGESTS,
    "parts": st.dictionaries(WORDS, SHORT, max_size=3),
    "comments": st.lists(IDS, max_size=3).map(tuple),
    "event": WORDS,
    "sources": st.lists(SHORT, max_size=2).map(tuple),
}

ENTRIES = st.one_of(
    st.builds(Entry, format=st.just(FORMER_FORMAT), **_OF_BOTH),
    st.builds(
        Entry,
        signatory=st.none() | IDS,
        principals=st.lists(IDS, max_size=2).map(tuple),
        side=WORDS,
        edits=st.integers(0, 2000),
        register=st.just("") | DIGESTS,
        salt=st.just("") | DIGESTS,
        **_OF_BOTH,
    ),
)

RECORDS = st.lists(ENTRIES, min_size=1, max_size=6).map(lambda entries: chain((), entries))


UNTOLD = {EntryKind.COMPLETION, EntryKind.FALL, EntryKind.RECOVERY}
"""The steps that nobody's command made, which a desk did not tell before."""

_ROLELESS = {EntryKind.INTAKE, EntryKind.REJECTION, EntryKind.WITHDRAWAL, EntryKind.RETURN, EntryKind.ENDED}


def as_before(record: Iterable[Entry] | None) -> Iterator[Entry]:
    """The entries as the code wrote them that told no step which nobody's command made; not chained."""
    for entry in record or ():
        if entry.kind not in UNTOLD:
            is_shut = entry.kind is EntryKind.SHUT
            bare = replace(entry, role="" if entry.kind in _ROLELESS else entry.role)
            parts = {"body": entry.parts["body"]} if is_shut else entry.parts
            yield replace(bare, comments=() if is_shut else entry.comments, parts=parts)
