"""`alur audit` works from files alone: it verifies, prints and exports, and its exit code says what it found."""

import csv
from dataclasses import replace

from automation.core.history.record import chain, digest, text
from tests.cli.a_record import audit


def test_a_record_that_agrees(repo, ledger, saved, entries):
    """No difference: one line says what was checked, and 0."""
    head = f"sha256:{digest(text(entries).splitlines()[-1])}"
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved, "--head", head, "--lang", "en")

    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith("no difference: 2 entries in 1 records; chain, steps and gate; ")
    assert f"request #1 in kampus/permohonan; head {head}" in said


def test_all_records_by_themselves(repo, ledger):
    """Without a history every file is checked by itself, in Indonesian, and what cannot be seen is said."""
    code, said = audit(repo, "verify", "--ledger", ledger)

    assert (code, said.startswith("tidak ada perbedaan: 2 entri dalam 1 catatan")) == (0, True)
    assert "--head" in said


def test_each_difference_is_a_line(repo, ledger, saved, entries):
    """An edited entry, a missing comment and a cut tail: a line each, with file, line and code, and 1."""
    forged = chain((), [entries[0], replace(entries[1], comments=(4,), parts={}, actor=1005)])
    (ledger / "1.jsonl").write_text(text(forged), encoding="ascii")
    (ledger / "01.jsonl").write_text("", encoding="ascii")
    head = "sha256:" + "0" * 64
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved, "--head", head)

    assert code == 1
    assert [line.split(": ")[:2] for line in said.splitlines()] == [
        ["01.jsonl", "no_record_name"],
        ["1.jsonl:2", "head_differs"],
        ["1.jsonl:2", "comment_gone"],
    ]


def test_a_request_without_a_record(repo, ledger, saved):
    """The history of a request whose record is not in the folder."""
    (ledger / "1.jsonl").rename(ledger / "2.jsonl")
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved)

    assert (code, said.startswith("1.jsonl: no_record: ")) == (1, True)


def test_files_that_cannot_be_read(repo, ledger, tmp_path):
    """No folder, an empty one, and a history that is none: unknown, 2, and the path is named."""
    empty = tmp_path / "kosong"
    empty.mkdir()
    for arguments in (
        ("verify", "--ledger", tmp_path / "tiada"),
        ("verify", "--ledger", empty),
        ("print", "1", "--ledger", empty),
        ("export", "--format", "csv", "--ledger", tmp_path / "tiada"),
    ):
        code, said = audit(repo, *arguments)
        assert (code, str(arguments[-1]) in said) == (2, True)
    history = tmp_path / "tiada.json"
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", history)
    assert (code, str(history) in said) == (2, True)


def test_a_file_that_cannot_be_read_stops_no_other(repo, ledger):
    """It is named; the others are checked and exported, and the export ends with a code of its own."""
    (ledger / "7.jsonl").mkdir()
    code, said = audit(repo, "verify", "--ledger", ledger, "--lang", "en")
    assert (code, said.count("\n"), said.startswith("7.jsonl: file_unreadable: ")) == (1, 1, True)
    whole = audit(repo, "export", "--ledger", ledger, "--format", "jsonl")
    (ledger / "8.jsonl").write_bytes(b"{}\n")
    code, said = audit(repo, "export", "--ledger", ledger, "--format", "jsonl")

    assert (whole[0], code) == (4, 4)
    kept, before = ([line for line in text.splitlines() if line.startswith("{")] for text in (said, whole[1]))
    assert kept == before
    assert kept
    assert "8.jsonl" in said


def test_bytes_that_are_no_text_are_a_difference(repo, ledger):
    """A file that somebody spoiled is read, and named."""
    (ledger / "1.jsonl").write_bytes(b"\xff\xfe\n")
    code, said = audit(repo, "verify", "--ledger", ledger)

    assert (code, said.startswith("1.jsonl:1: not_an_entry: ")) == (1, True)


def test_a_record_to_print(repo, ledger):
    """Markdown in Indonesian, English by a switch; a request without a record ends with 1."""
    code, said = audit(repo, "print", "1", "--ledger", ledger)
    assert (code, said.startswith("# Catatan permohonan #1\n")) == (0, True)
    assert "| 2 | 24 November 2026 pukul " in said
    code, said = audit(repo, "print", "1", "--ledger", ledger, "--lang", "en")
    assert (code, said.startswith("# Record of request #1\n")) == (0, True)
    code, said = audit(repo, "print", "7", "--ledger", ledger)
    assert (code, "#7" in said) == (1, True)


def test_exports(repo, ledger, tmp_path):
    """To the terminal or to a file the same bytes; a place that is not there is named."""
    for form in ("jsonl", "csv"):
        code, said = audit(repo, "export", "--ledger", ledger, "--format", form)
        path = tmp_path / f"catatan.{form}"
        assert (code, audit(repo, "export", "--ledger", ledger, "--format", form, "--out", path)) == (0, (0, ""))
        assert path.read_bytes().decode().splitlines() == said.splitlines()
    with path.open(encoding="utf-8", newline="") as written:
        assert [row["kind"] for row in csv.DictReader(written, strict=True)] == ["intake", "move"]
    code, said = audit(repo, "export", "--ledger", ledger, "--format", "csv", "--out", tmp_path / "tiada" / "x.csv")
    assert (code, "x.csv" in said) == (2, True)


def test_a_folder_checked_out_with_other_line_ends(repo, ledger, saved):
    """Git on Windows may make CRLF of them: the record is read as it was written, and that is said."""
    path = ledger / "1.jsonl"
    own = path.read_bytes()
    path.write_bytes(own.replace(b"\n", b"\r\n"))
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved, "--lang", "en")

    assert (code, said.splitlines()[0]) == (
        0,
        "1.jsonl: its line ends were made CRLF, say by git on Windows; the text is whole, and is read with LF",
    )
    assert said.splitlines()[1].startswith("no difference: 2 entries in 1 records")
    assert audit(repo, "export", "--ledger", ledger, "--format", "jsonl")[0] == 0
    path.write_bytes(own.replace(b'"seq":2', b'"seq":3').replace(b"\n", b"\r\n"))
    code, said = audit(repo, "verify", "--ledger", ledger)
    assert (code, "CRLF" in said) == (1, False)
