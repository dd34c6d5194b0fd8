"""The words for acts that nobody has done yet: complete, and alike in both languages."""

import pytest

from automation.core.outcome.decision import Outcome
from automation.core.outcome.notices import NoticeKind
from automation.core.state.situation import Overlay
from automation.render.comments.effects import NOTICES
from automation.render.comments.preview import OUTCOMES
from automation.render.comments.status import overlay_word


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_comment_of_the_desk_has_a_name(kind):
    """So that whoever asks learns what would be written."""
    assert NOTICES[kind].id != NOTICES[kind].en


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_outcome_and_state_has_its_word(lang):
    """Nothing is left out in either language."""
    assert set(OUTCOMES[lang]) == set(Outcome)
    assert all(overlay_word(overlay, lang) for overlay in Overlay if overlay)
