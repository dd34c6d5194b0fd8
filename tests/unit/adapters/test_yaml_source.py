"""YAML is read strictly: what two readers could understand differently is a problem at its line."""

from datetime import date

import pytest

from automation.adapters.yaml_source import LARGEST, read_yaml
from automation.core.problem import Problem


def findings(text):
    """Line and words of each finding."""
    document = read_yaml(text if isinstance(text, bytes) else text.encode(), "f.yml")
    return [(finding.line, finding.problem.what) for finding in document.findings]


def test_plain_yaml_is_data():
    """Text, whole numbers, truth values, days, lists and mappings are read as such."""
    text = 'a: teks\nb: 12\nc: true\nd: 2026-01-02\ne: [x, "no", "0123"]\nf: {g: |\n  dua\n  baris\n}\nh:\ni: -1.5\n'
    document = read_yaml(text.replace("{g: |\n  dua\n  baris\n}", "\n  g: |\n    dua\n    baris").encode(), "f.yml")

    assert document.findings == []
    assert document.data == {
        "a": "teks", "b": 12, "c": True, "d": date(2026, 1, 2), "e": ["x", "no", "0123"], "f": {"g": "dua\nbaris\n"},
        "h": None, "i": -1.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["no", "on", "Yes", "OFF", "True", "0123", "0o17", "0x1F", "1_000", "16:00", "0189", "+5"]
)
def test_what_yaml_versions_read_differently_must_be_quoted(text):
    """A bare word or number that is one thing to YAML 1.1 and another to 1.2 is refused, with the quotes to write."""
    document = read_yaml(f"a:\n  - x\n  - {text}\n".encode(), "f.yml")

    ((line, problem),) = [(finding.line, finding.problem) for finding in document.findings]
    assert (line, problem.path) == (3, ("a", 1))
    assert f'write "{text}" in quotes' in problem.remedy
    assert document.data == {"a": ["x", text]}


@pytest.mark.parametrize("key", ["no", "0123", "12", "2026-01-01", "~"])
def test_a_key_is_always_text(key):
    """A login such as `no` or `0123` cannot turn into something else unseen."""
    assert [line for line, _ in findings(f"people:\n  {key}: {{name: X}}\n")] == [2]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "`a` is written twice, first on line 1"),
        ("a: &x 1\nb: *x\n", 2, "an alias (`*name`) is not allowed"),
        ("a: &x {c: 1}\nb:\n  - *x\n", 3, "an alias (`*name`) is not allowed"),
        ("a: !!python/name:os.system 1\n", 1, "the tag `tag:yaml.org,2002:python/name:os.system` is not allowed"),
        ("a: !secret x\n", 1, "the tag `!secret` is not allowed"),
        ("a: !!set {x: }\n", 1, "the tag `tag:yaml.org,2002:set` is not allowed"),
        ('a: !!int "3"\n', 1, "the tag `tag:yaml.org,2002:int` is not allowed"),
        ("\n? [a, b]\n: 1\n", 2, "a key must be text"),
        ("<<: {a: 1}\n", 1, "`<<` is a number to one reader of YAML and something else to another"),
        ("a: 2026-02-30\n", 1, "`2026-02-30` is not a day of the calendar"),
        (
            "a: 2026-01-02 10:00:00\n",
            1,
            "`2026-01-02 10:00:00` is a point in time; only whole days (YYYY-MM-DD) are read",
        ),
        ("a: [1,\n", 2, "not YAML: did not find expected node content"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML: but found another document"),
        ("\ta: 1\n", 1, "not YAML: found character that cannot start any token"),
        ("a: *x\n", 1, "not YAML: found undefined alias"),
        ("", 1, "the file is empty"),
        ("# only a comment\n", 1, "the file is empty"),
        (b"a: 1\nb: \xff\n", 2, "this is not UTF-8 text"),
        (b"[" * 60_000, 1, "nested too deeply"),
        (b"- " * 60_000, 1, "nested too deeply"),
        (b"#" * (LARGEST + 1), 1, f"the file has {LARGEST + 1} bytes, more than {LARGEST}"),
    ],
)
def test_each_trap_is_one_problem_at_its_line(text, line, what):
    """What is not plain data is said at its line, and nothing crashes on it."""
    assert findings(text)[:1] == [(line, what)]


def test_control_characters_are_refused():
    """A file with a NUL is not read."""
    ((line, what),) = findings(b"a: \x00\n")

    assert line == 1
    assert what.startswith("not YAML: ")


def test_all_traps_of_a_file_are_told_at_once():
    """One reading finds every trap, and keeps the data so that further checks can run."""
    document = read_yaml(b"a: no\nb: 07\na: 2\nc: ok\n", "f.yml")

    assert [finding.line for finding in document.findings] == [1, 2, 3]
    assert document.data == {"a": "no", "b": "07", "c": "ok"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("steps",), 3),
        (("steps", 1), 7),
        (("steps", 1, "title"), 9),
        (("steps", 1, "title", "en"), 10),
        (("steps", 1, "verb"), 7),
        (("steps", 5), 3),
        (("id", "x"), 2),
    ],
)
def test_a_path_leads_to_a_line(path, line):
    """A problem is shown at its key or item, or at the nearest thing above it that exists."""
    text = "#\nid: x\nsteps:\n  - key: a\n    title: {id: A}\n\n  - key: b\n    gated: true\n    title:\n      en: B\n"
    document = read_yaml(text.encode(), "f.yml")

    assert document.at(Problem(path=path, what="x")).line == line
