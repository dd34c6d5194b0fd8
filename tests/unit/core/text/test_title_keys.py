"""The key by which headings are compared is one and the same, whichever way it is worked out."""

from hypothesis import given
from hypothesis import strategies as st

from automation.core.text.markdown import title_key

ASCII = st.text(st.characters(max_codepoint=127), max_size=60)


@given(ASCII)
def test_a_plain_title_has_the_key_that_it_has_beside_an_invisible_letter(title):
    """The short way for plain letters agrees with the long one, which a zero-width space asks for."""
    assert title_key(title) == title_key(f"{title}\u200b")


def test_case_spacing_width_and_invisible_letters_do_not_tell_titles_apart():
    """What looks the same to a reader is the same title."""
    assert title_key("Nama\u00a0\u200bUNIT") == title_key("  nama   unit ") == title_key("Ｎａｍａ unit")
