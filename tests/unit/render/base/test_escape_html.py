"""Typed text reaches a page as characters and never as markup."""

import html
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.render.base.escape_html import escape_html, plain, sentence_html, web_address

HOSTILE = (
    "<script>alert(1)</script> ![x](javascript:alert(2)) $(touch /tmp/x) ::set-output name=ok::yes",
    "<img src=x onerror=alert(3)> <!-- ### Dampak -->",
    "[tautan](javascript:alert(4)){: onmouseover=alert(5)}",
    "`${{ secrets.TOKEN }}` {{ config }} {% raw %}",
    "</div></article><style>*{display:none}</style>",
    '--8<-- "README.md"',
    "<svg><animate onbegin=alert(1)>",
    '" onload="alert(1)',
)


class Tags(HTMLParser):
    """Collects what a browser would read as tags, and the text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        """Keep the tag with its attributes."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep the text."""
        self.text += data


def read(page):
    """The tags and the text of a piece of HTML."""
    parser = Tags()
    parser.feed(page)
    parser.close()
    return parser


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_through_markdown(text):
    """Inside a block and after Markdown with every usual extension, the text is there and no tag was added."""
    source = f'<div class="alur">\n<p title="{escape_html(text)}">{escape_html(text)}</p>\n</div>\n'
    parsed = read(markdown.markdown(source, extensions=["tables", "admonition", "toc", "attr_list", "md_in_html"]))

    assert [tag for tag, _ in parsed.found] == ["div", "p"]
    assert parsed.found[1][1] == {"title": plain(text)}
    assert parsed.text.strip() == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_a_heading(text):
    """Also where Markdown is read, as in a heading, the text becomes no tag and no link."""
    parsed = read(markdown.markdown(f"## 1. {escape_html(text)}", extensions=["attr_list"]))

    assert [tag for tag, _ in parsed.found] == ["h2"]
    assert parsed.text.strip() == f"1. {plain(text)}"


@given(st.text())
def test_any_text_is_one_inert_line(text):
    """No character that begins markup is left, nothing invisible is left, and a browser reads the plain text."""
    escaped = escape_html(text)

    assert not set(escaped) & set("<>\"'`*_{}[]\n\r\t\u202e\u200b")
    assert html.unescape(escaped) == plain(text)
    assert len(plain(text)) <= 200


def test_direction_and_zero_width_characters_are_gone():
    """A title cannot turn the line around or hide a letter."""
    assert escape_html("a\u202eb\u200bc\u2066d\x00e") == "abcde"


def test_long_text_is_cut_with_an_ellipsis():
    """A title of any length takes one line."""
    assert plain("x" * 500) == "x" * 199 + "…"


def test_a_sentence_keeps_its_code_and_nothing_else():
    """Code spans of the desk's own sentences become code; typed facts inside them stay text."""
    assert sentence_html("tulis `<b>` lagi") == "tulis <code>&lt;b&gt;</code> lagi"


def test_only_web_addresses_become_links():
    """An address with another scheme is no address."""
    assert web_address("javascript:alert(1)") == ""
    assert web_address("https://github.com/a/b/issues/1") == "https://github.com/a/b/issues/1"
