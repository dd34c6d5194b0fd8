"""Whatever is done to the bytes of a record, its chain or the published head shows it."""

from hypothesis import given
from hypothesis import strategies as st

from automation.core.audit.chain import Record, read_lines
from automation.core.audit.report import check_digest_head
from automation.core.history.record import RecordBroken, chain, line, read, text
from tests.builders.forged_records import NUMBER, head, honest, record
from tests.builders.records import ENTRIES, RECORDS


def is_noticed(data, published):
    """Whether the chain or the published head shows that a file is not what it was."""
    changed = Record(request=NUMBER, data=data)
    return bool(read_lines(changed)[1]) or bool(list(check_digest_head([changed], published)))


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
    assert named([*whole[:2], whole[2].replace(b"record-2", b"record-1"), *whole[3:]]) == [(3, "not_an_entry")]
    assert named([*whole[:-1], whole[-1][:-1]]) == [(len(whole), "no_line_end")]
    assert named([]) == [(0, "empty")]
