"""What of a Markdown text a reader sees as text, line by line."""

import pytest

from automation.core.text.shown_lines import shown_lines


def shown(text: str) -> list[str]:
    """The shown lines that hold a letter X, without the blanks around them."""
    return [line.strip() for _, line in shown_lines(text) if "X" in line]


def test_lines_keep_their_numbers():
    """Whatever ends a line; hidden lines count too."""
    assert list(shown_lines("a\r\n```\nb\n```\rc")) == [(1, "a"), (5, "c")]


@pytest.mark.parametrize(
    "text",
    [
        "```\nX\n```",
        "````\n```\nX\n````",
        "~~~ text\nX\n~~~",
        "   ```\nX\n   ```",
        "- ```\n  X\n  ```",
        "1. a\n\n       ```\n       X\n       ```",
        "```\nX",
        "```\n``` X\n```",
    ],
)
def test_a_fence_is_not_shown(text):
    """Also in a list, and to the end of the text when nothing closes it."""
    assert shown(text) == []


@pytest.mark.parametrize("text", ["```\n```\nX", "``` `\nX", "~~~\n~~~~~  \nX", "`` ` ``\nX", "```\n<!--\n```\nX"])
def test_behind_a_fence_lines_are_shown(text):
    """A line of backticks that holds others is no fence, and a comment in a fence is none."""
    assert shown(text) == ["X"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- X -->",
        "<!--\nX\n-->",
        "<!--\n\nX\n\n-->",
        "   <!--\nX",
        "a <!-- X -->",
        "a <!-- b\nX\nc --> d",
        "<!-- a -->\n<!--\nX\n-->",
        "<!--\n--> <!--\nX\n-->",
        "<!--\n```\nX\n-->",
        "<!--\n-- >\nX\n-->",
        "<!-- a --> <!-- b\n\nX",
    ],
)
def test_a_comment_is_not_shown(text):
    """On one line or over several, over blank lines where it begins a line, never closed at all, and a second one."""
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("X <!-- a -->", ["X"]),
        ("<!-- a -->X", ["X"]),
        ("X<!-- a --> b<!-- c -->", ["X b"]),
        ("<!--\na\n-->\nX", ["X"]),
        ("<!-->\nX", ["X"]),
        ("<!--->\nX", ["X"]),
        ("a <!-- b\n\nX", ["X"]),
        ("X <!-- b\n\nc", ["X <!-- b"]),
        ("X <!-- b\nc -->\n\nX", ["X", "X"]),
        ("a <!-- b\n\nX\n\n-->", ["X"]),
        ("> X\n    X\n# X", ["> X", "X", "# X"]),
    ],
)
def test_around_a_comment_lines_are_shown(text, seen):
    """Within a paragraph a comment that does not end there is none."""
    assert shown(text) == seen


@pytest.mark.parametrize(
    "unit", ["<!--", "a <!-- b\n", "-->", "```\n", "- ``` `\n", "<!-- -->\n", "<!--\n-->", "`", " "]
)
def test_a_text_of_full_size_is_read(unit):
    """65,536 characters of one nuisance, with and without an end far below, take no longer than a text."""
    text = unit * (65_536 // len(unit))
    for ending in ("", "\n\n-->\n", "\n-->\n"):
        assert len(list(shown_lines(text + ending))) <= text.count("\n") + 4
