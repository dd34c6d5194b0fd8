"""The revision: what an approval names (rule 2)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.approval.revision import (
    NO_CODE,
    Revision,
    agreement_revision,
    drawn_salt,
    former_code,
    salted_code,
)
from automation.core.approval.revision import revision as revision_of
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Comment, Request
from automation.core.policy.process import Process
from automation.core.text.command_line import ALPHABET, read_code
from automation.core.text.digest import canonical, text_digest
from tests.builders.stories import process_of

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DINA = Account(login="dina", id=1001)
A = process_of("website-baru")
B = process_of("perbaikan-fitur")


def request(body: str, number: int = 12, repository_id: int = 7001) -> Request:
    """A request of dina with this body."""
    return Request(
        repository="kampus/permohonan",
        repository_id=repository_id,
        number=number,
        node_id="I",
        title="Judul",
        body=body,
        author=DINA,
        created_at=AT,
    )


def comment(identity: int, body: str) -> Comment:
    """A comment that holds evidence."""
    return Comment(id=identity, node_id=f"IC_{identity}", author=DINA, body=body, created_at=AT)


def revision(of: Request, process: Process, comments: tuple[Comment, ...]) -> Revision:
    """The revision of texts that were last changed at `AT`."""
    return revision_of(of, process, comments, AT)


def salted(digest: str, salt: str, at: datetime = AT, seq: int = 7, kind: EntryKind = EntryKind.CODE) -> Entry:
    """The entry by which a run says that it drew this salt for this text, last changed at `at`."""
    return Entry(seq=seq, kind=kind, at=at, recorded_at=AT, code="code_drawn", revision=digest, salt=salt)


EVALUATION = comment(101, "/evaluasi\n\n### Kesesuaian dengan strategi IT\nsesuai")
PLAN = comment(102, "/rencana\n\n### Anggaran\nRp45.000.000")

# Changing one of these voids the approvals of every open request: never without a new format name.
GOLDEN = {
    "empty": (
        (request(""), A, ()),
        "12d76fdde43d6885236e0b36a920b6041132b030839b312442e8df447ce3aa98",
        "2BBP-ZQF4-7NM8",
    ),
    "with evidence": (
        (request("### Tujuan\n\nMelayani mahasiswa."), A, (EVALUATION, PLAN)),
        "4bb221d309c0f733a7db045b6fa87cab677c6dffa7eb1f011e31cddf800d3952",
        "9ES2-3MR9-R3VK",
    ),
    "unicode, another process": (
        (request("Ä ≠ A\n🙂", number=3, repository_id=1), B, (PLAN,)),
        "3d9456d6444092aa0b7b74024876d4494f9057602506f88a8a9dfa355000622f",
        "7PA5-DNJ4-829A",
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_digests_and_former_codes_never_change(name):
    """These texts have had this digest since the first version, and this code before there were salts."""
    texts, digest, code = GOLDEN[name]
    found = revision(*texts)

    assert (digest, code, "") == (found.digest, found.former, found.code)
    assert former_code(digest) == code


SALTS = ("00" * 32, "5a" * 32)
GOLDEN_CODES = {
    ("empty", SALTS[0]): "VWB9-MXSR-YG1T",
    ("empty", SALTS[1]): "N5Z6-EVVH-NG7X",
    ("with evidence", SALTS[0]): "DMHV-4YRN-37J0",
    ("unicode, another process", SALTS[1]): "C5MK-GEME-H6Z1",
}


@pytest.mark.parametrize(("name", "salt"), GOLDEN_CODES)
def test_a_text_and_a_salt_give_the_same_code_for_ever(name, salt):
    """Changing one of these would void the codes that people have been shown."""
    assert salted_code(GOLDEN[name][1], salt) == GOLDEN_CODES[name, salt]


def test_salts_are_drawn_apart():
    """What one run draws gives each kind of code a salt of its own; nothing drawn gives no code."""
    drawn = bytes(range(32))
    salts = {kind: drawn_salt(kind, drawn) for kind in (EntryKind.CODE, EntryKind.AGREEMENT_CODE)}

    assert salts == {
        EntryKind.CODE: "48fd2432004a80ce02a30e338712dab24afa5a211f159aacea9e873ba904f2f6",
        EntryKind.AGREEMENT_CODE: "fff9245a771fb7736713f28afb63ec687383787e761a926c19a5421fe163a142",
    }
    assert salted_code(GOLDEN["empty"][1], "") == NO_CODE
    assert read_code(NO_CODE) is None


def test_a_code_holds_for_one_text_and_its_last_change():
    """Only while the last salt of its kind names both; a change back to the same text is another change."""
    text = request("x")
    digest = revision(text, A, ()).digest
    later = AT + timedelta(seconds=1)

    def code(*entries: Entry) -> str:
        return revision(replace(text, record=entries), A, ()).code

    assert code() == ""
    assert revision(replace(text, record=None), A, ()).code == ""
    assert code(salted(digest, SALTS[1])) == salted_code(digest, SALTS[1])
    assert code(salted(digest, SALTS[1]), salted(digest, SALTS[0])) == salted_code(digest, SALTS[0])
    assert code(salted(digest, SALTS[1]), salted("0" * 64, SALTS[0])) == ""
    assert code(salted(digest, SALTS[1], at=later)) == ""
    assert code(salted(digest, SALTS[1], kind=EntryKind.AGREEMENT_CODE)) == ""


def test_what_was_recorded_before_the_first_salt_is_held_against_the_former_code():
    """An act that the record took in earlier named the code of its time; all others must name the salted one."""
    text = request("x")
    salt = salted(revision(text, A, ()).digest, SALTS[1])
    found = revision(replace(text, record=(salt,)), A, ())
    earlier, later = (replace(salted(found.digest, ""), seq=seq, kind=EntryKind.APPROVAL) for seq in (6, 8))

    assert found.code_for(earlier) == found.former
    assert found.code_for(later) == found.code_for(salt) == found.code_for(None) == found.code != found.former
    assert revision(text, A, ()).code_for(later) == found.former
    assert revision(text, A, ()).code_for(None) == ""


def test_what_the_requester_signs_has_a_code_of_its_own():
    """The same texts give another digest, and it has never changed either."""
    found = agreement_revision(request("### Tujuan\n\nMelayani mahasiswa."), A, (EVALUATION, PLAN), AT)

    assert found.digest == "00d5748dd2c7bb13c829e41b1b2bfd691f4a2693b487fbb4b820bc654c1c7f35"
    assert found.former == "03AQ-93EJ-RYXH"


def test_a_text_has_a_short_name():
    """Sixteen digits that never change, the same for the same text with other line ends."""
    assert text_digest("a\nb") == text_digest("a \r\nb\n") == "d829d98420342a34"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \nb\t\nc \t", "a\nb\nc"),
        ("a\n \n\n", "a"),
        ("\n a", "\n a"),
        ("aX\nX", "aX\nX"),
        ("a\x0c\n\x0c", "a\x0c\n\x0c"),
    ],
)
def test_only_line_ends_and_trailing_blanks_are_taken_off(text, kept):
    """One kind of line end, no blanks or tabs before it, no empty lines at the end; all else stays."""
    assert canonical(text) == kept


def test_half_a_character_has_a_digest_too():
    """A body may hold a lone surrogate; it is no error, and a text of its own."""
    assert revision(request("\ud83d"), A, ()).digest != revision(request("\ud83e"), A, ()).digest


def test_the_former_code_is_the_first_sixty_bits_of_the_digest():
    """Twelve characters of five bits each, most significant first."""
    found = revision(request("x"), A, (PLAN,))
    number = 0
    for char in found.former.replace("-", ""):
        number = number * 32 + ALPHABET.index(char)

    assert int(found.digest[:15], 16) == number
    assert [len(group) for group in found.former.split("-")] == [4, 4, 4]
    assert read_code(found.former.lower().replace("-", "")) == found.former


def test_line_ends_and_trailing_blanks_do_not_count():
    """A browser that sends CRLF or a blank at a line's end changes nothing that people approved."""
    one = revision(request("a\nb\n\nc"), A, (comment(1, "/rencana\nx"),))
    other = revision(request("a \r\nb\t\n \nc\n\n"), A, (comment(1, "/rencana\r\nx  \r\n"),))

    assert one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((request("a"), A, ()), (request("a", number=13), A, ())),
        ((request("a"), A, ()), (request("a", repository_id=7002), A, ())),
        ((request("a"), A, ()), (request("a"), B, ())),
        ((request("a"), A, ()), (request("a"), replace(A, version=2), ())),
        ((request("a"), A, (PLAN,)), (request("a"), A, ())),
        ((request("a"), A, (PLAN,)), (request("a"), A, (replace(PLAN, id=103),))),
        ((request("a"), A, (comment(1, "b"),)), (request("a\nb"), A, (comment(1, ""),))),
        ((request("a"), A, (comment(1, "b"), comment(2, "c"))), (request("a"), A, (comment(1, "c"), comment(2, "b")))),
    ],
    ids="issue repository process version deleted reposted moved-text swapped".split(),
)
def test_an_approval_of_one_revision_fits_no_other(one, other):
    """Another issue, repository, process, version, comment or order of texts is another revision."""
    assert revision(*one).digest != revision(*other).digest


def test_the_order_in_which_comments_are_given_does_not_count():
    """They are taken in the order of their ids."""
    assert revision(request("a"), A, (EVALUATION, PLAN)) == revision(request("a"), A, (PLAN, EVALUATION))


def _canonical(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [line.rstrip(" \t") for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return kept


@given(st.text(), st.text(), st.booleans())
def test_any_other_difference_counts(one, other, in_the_body):
    """Two texts give one digest exactly when they differ in nothing but line ends and trailing blanks."""
    if in_the_body:
        found = [revision(request(text), A, (PLAN,)) for text in (one, other)]
    else:
        found = [revision(request("a"), A, (comment(5, text),)) for text in (one, other)]

    assert (_canonical(one) == _canonical(other)) == (found[0] == found[1])


@given(st.text(min_size=1), st.data())
def test_any_changed_character_counts(text, data):
    """One visible character put in another's place is another revision, wherever it stands."""
    place = data.draw(st.integers(0, len(text) - 1))
    char = data.draw(st.characters(exclude_categories=["Cc", "Zs", "Zl", "Zp"]))
    changed = text[:place] + char + text[place + 1 :]

    same = _canonical(text) == _canonical(changed)
    assert same == (revision(request(text), A, ()).digest == revision(request(changed), A, ()).digest)
