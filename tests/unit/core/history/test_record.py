"""The record's lines are written in one way only, and nothing but an entry in its place can be read."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.history.record import (
    FIRST,
    FORMAT,
    FORMER_FORMAT,
    Entry,
    EntryKind,
    RecordBroken,
    chain,
    entry_of,
    line,
    read,
    text,
)
from tests.builders.memory import MORNING
from tests.builders.records import ENTRIES, RECORDS

PLAIN = Entry(kind=EntryKind.INTAKE, at=MORNING, recorded_at=MORNING, code="form_complete", actor=1001, seq=1)

TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "a\nb",
            "a\r\nb",
            "a\u2028b",
            "a\x85b",
            "\x00",
            '","kind":"opened',
            '"}\n{"kind":"approval',
            "\\n",
            "\\u000a",
            "\ud800",
            "\u202eabc",
        ]
    ),
)


def with_(**values):
    """The plain entry's line with some JSON values replaced, written canonically."""
    raw = json.loads(line(PLAIN)) | values
    return json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def test_the_formats_never_change():
    """Lines of both versions are these bytes for ever; another format needs another name."""
    assert line(replace(PLAIN, format=FORMER_FORMAT)) == (
        '{"actor":1001,"after":0,"at":"2026-11-24T02:00:00Z","before":0,"code":"form_complete","comments":[],"event":"",'
        '"format":"alur-record-1","kind":"intake","parts":{},"prev":"' + FIRST + '","process":"",'
        '"recorded_at":"2026-11-24T02:00:00Z","revision":"","role":"","rule":"","seq":1,"sources":[],"version":0}'
    )
    assert line(replace(PLAIN, signatory=1006, principals=(1007,), side="pemohon", edits=2, register=FIRST)) == (
        '{"actor":1001,"after":0,"at":"2026-11-24T02:00:00Z","before":0,"code":"form_complete","comments":[],"edits":2,'
        '"event":"","format":"alur-record-2","kind":"intake","parts":{},"prev":"' + FIRST + '","principals":[1007],'
        '"process":"","recorded_at":"2026-11-24T02:00:00Z","register":"' + FIRST + '","revision":"","role":"",'
        '"rule":"","salt":"","seq":1,"side":"pemohon","signatory":1006,"sources":[],"version":0}'
    )


def test_no_line_of_the_first_format_holds_what_came_later():
    """Its entries hold the defaults, and a line that mixes the two formats is no entry."""
    former = json.loads(line(replace(PLAIN, format=FORMER_FORMAT)))
    assert "signatory" not in former
    for mixed in (former | {"format": FORMAT}, former | {"signatory": 1006}, json.loads(line(PLAIN)) | former):
        with pytest.raises(RecordBroken):
            entry_of(json.dumps(mixed, sort_keys=True, separators=(",", ":")), 1)


@given(RECORDS)
def test_a_record_reads_back_as_it_was_written(entries):
    """From entries to text and back nothing is lost, and the text comes out the same to the byte."""
    written = text(entries)

    assert read(written) == entries
    assert text(read(written)) == written
    assert written.isascii()
    assert written.count("\n") == len(entries)


@given(RECORDS, st.lists(ENTRIES, max_size=3))
def test_a_chain_goes_on(entries, new):
    """Entries appended later make the record that they would have made together."""
    assert read(text(entries + chain(entries, new)))[: len(entries)] == entries


def test_no_record_is_an_empty_text():
    """Without entries there is nothing to read."""
    assert read("") == ()


@given(ENTRIES, st.sampled_from(["code", "role", "rule", "process", "event"]), TEXTS)
def test_no_text_becomes_a_line_or_a_key(entry, name, typed):
    """Whatever text a field holds, its line is one line with the same keys, and is read as that text or not at all."""
    written = line(replace(entry, **{name: typed}))

    assert written.isascii()
    assert written.splitlines() == [written]
    try:
        found = entry_of(written, 1)
    except RecordBroken:
        assert not typed.isprintable()
    else:
        assert getattr(found, name) == typed
        assert found == replace(entry, **{name: typed})


@given(ENTRIES, TEXTS)
def test_no_name_of_a_part_becomes_a_line_or_a_key(entry, typed):
    """The same holds for the names of parts."""
    written = line(replace(entry, parts={typed: "0" * 16}))

    assert written.splitlines() == [written]
    try:
        assert entry_of(written, 1).parts == {typed: "0" * 16}
    except RecordBroken:
        assert not typed.isprintable()


@pytest.mark.parametrize(
    "values",
    [
        {"seq": True},
        {"seq": 1.0},
        {"seq": "1"},
        {"actor": "1001"},
        {"actor": False},
        {"actor": -1},
        {"actor": float("inf")},
        {"actor": 2**63},
        {"before": None},
        {"after": 1.5},
        {"version": []},
        {"comments": "12"},
        {"comments": [True]},
        {"comments": [[1]]},
        {"comments": None},
        {"parts": []},
        {"parts": {"body": "Teks bebas"}},
        {"parts": {"a\nb": "00"}},
        {"revision": "abc"},
        {"sources": ["Teks bebas"]},
        {"sources": {}},
        {"kind": "approved"},
        {"kind": ["approval"]},
        {"code": None},
        {"code": "x" * 201},
        {"role": "a\nb"},
        {"rule": "\ud800"},
        {"event": {"id": 1}},
        {"at": "2026-11-24T02:00:00"},
        {"at": "2026-11-24T09:00:00+07:00"},
        {"at": "2026-13-24T02:00:00Z"},
        {"at": 0},
        {"prev": FIRST.upper() + "0"},
        {"prev": "A" * 64},
        {"format": "alur-record-1"},
        {"format": "alur-record-3"},
        {"format": ["alur-record-2"]},
        {"signatory": "1006"},
        {"principals": [True]},
        {"principals": 1006},
        {"side": "a\nb"},
        {"edits": -1},
        {"register": "0" * 63},
        {"salt": "Teks bebas"},
        {"format": None},
        {"extra": 1},
    ],
)
def test_a_value_of_another_form_is_no_entry(values):
    """What JSON would let pass for a number, a list or a digest is refused, and so are other formats and other keys."""
    with pytest.raises(RecordBroken, match="line 3"):
        entry_of(with_(**values), 3)


@pytest.mark.parametrize("name", [each.name for each in fields(Entry)])
def test_every_key_must_be_there(name):
    """A line that lacks one key is no entry."""
    raw = json.loads(line(PLAIN))
    del raw[name]
    with pytest.raises(RecordBroken):
        entry_of(json.dumps(raw, sort_keys=True, separators=(",", ":")), 1)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "null",
        "[]",
        "1",
        '"x"',
        "[" * 100_000,
        "9" * 10_000,
        line(PLAIN) + " ",
        line(PLAIN).replace(":", ": "),
        line(PLAIN).replace('"actor":1001', '"actor":1001,"actor":1001'),
        line(PLAIN).replace('"actor":1001', '"actor":1005,"actor":1001'),
        line(PLAIN).replace("intake", "int\\u0061ke"),
        line(PLAIN).replace('"actor":1001', '"actor":NaN'),
        line(PLAIN) + "\r",
    ],
)
def test_another_spelling_is_no_entry(written):
    """The same values written otherwise, twice the same key, or no object at all: none is an entry."""
    with pytest.raises(RecordBroken):
        entry_of(written, 1)


@pytest.mark.parametrize("end", ["", "\r\n", "\n\n", "\x0b", "\x1c", "\u2028"])
def test_a_line_ends_in_one_way(end):
    """Every line ends with one line feed, the last one too: a file cut inside its last line end is no record."""
    with pytest.raises(RecordBroken):
        read(line(PLAIN) + end)


def test_an_entry_in_another_place_is_not_read():
    """Entries that were dropped, swapped or repeated leave a record that cannot be read."""
    lines = text(chain((), [PLAIN, replace(PLAIN, actor=1002), replace(PLAIN, actor=1003)])).splitlines(keepends=True)
    one, two, three = lines

    assert len(read(one + two + three)) == 3
    for broken in ([two, three], [one, three], [two, one, three], [one, one, two, three], [one, two, two, three]):
        with pytest.raises(RecordBroken, match="does not follow"):
            read("".join(broken))
