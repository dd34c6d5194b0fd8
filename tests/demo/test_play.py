"""The play as data, the hours at which it plays, and the state file that it may replace."""

from datetime import datetime
from pathlib import Path

import pytest

from automation.demo.deeds import DEEDS
from automation.demo.judging import CHECKS
from automation.demo.script import HERE, load_play
from automation.demo.stage import make_room
from automation.demo.story import office_hours
from automation.demo.telling import plain
from automation.demo.tries import load_tries
from automation.errors import Unreadable

TRIES = load_tries().tries
PLAYED = [scene for example in load_play().examples for scene in example.scenes]
SCENES = [*PLAYED, *(scene for attempt in TRIES for scene in (*attempt.first, *attempt.scenes))]


def test_every_example_has_its_part():
    """Each example request is played."""
    files = sorted(path.stem for path in (HERE / "requests").glob("*.yml"))

    assert sorted(example.name for example in load_play().examples) == files


def test_every_deed_and_outcome_is_known():
    """The play asks only for deeds that people can do and outcomes that a person can see."""
    assert {scene.does for scene in SCENES} <= set(DEEDS)
    assert {scene.outcome for scene in SCENES} == {"accepted", "refused", "silence", "changed"}


def test_every_check_is_known():
    """Everything that must be so after a scene or in the end can be judged."""
    wanted = {name for example in (*load_play().examples, *load_tries().examples) for name in example.ends}

    assert wanted | {name for scene in SCENES for name in scene.then} <= set(CHECKS)


def test_there_are_twelve_tries_on_requests_of_their_own():
    """The second act has twelve tries, each on a request that is filed for it, and each with something to do."""
    assert len(TRIES) == 12
    assert {attempt.on for attempt in TRIES} == {example.name for example in load_tries().examples}
    assert all(attempt.scenes for attempt in TRIES)


def test_no_try_is_accepted():
    """Whatever is tried is refused with words that are asked for, met with silence, or noted in the status comment."""
    tried = [scene for attempt in TRIES for scene in attempt.scenes]

    assert {scene.outcome for scene in tried} == {"refused", "silence", "changed"}
    assert [scene for scene in tried if scene.outcome == "refused" and not scene.says] == []


@pytest.mark.parametrize("attempt", TRIES, ids=lambda attempt: attempt.what.en)
def test_a_try_is_told_in_both_languages(attempt):
    """Who tries what, the rule that says no and the way out stand there in Indonesian and in English."""
    said = [attempt.by, attempt.what, attempt.rule, attempt.way]

    assert all(words.id and words.en for words in said)


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        ("2026-11-20T09:30", "2026-11-20T09:30"),
        ("2026-11-20T17:30", "2026-11-23T08:30"),
        ("2026-11-21T10:00", "2026-11-23T10:00"),
        ("2026-11-23T03:10", "2026-11-23T08:10"),
    ],
)
def test_people_act_in_office_hours(at, moved):
    """Evenings and weekends go on to the next morning on which people work."""
    assert office_hours(datetime.fromisoformat(at)) == datetime.fromisoformat(moved)


def test_only_a_sandbox_state_is_replaced(tmp_path: Path):
    """A file that is no state of a sandbox stays as it is, and the message says how to go on."""
    file = tmp_path / "skripsi.json"
    file.write_text("{}", encoding="utf-8")

    with pytest.raises(Unreadable, match="--data"):
        make_room(file)
    assert file.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    """A state file below something that is no folder is refused with the way out."""
    (tmp_path / "skripsi").touch()

    with pytest.raises(Unreadable, match="--data"):
        make_room(tmp_path / "skripsi" / "demo.json")


def test_an_earlier_state_makes_room(tmp_path: Path):
    """The state of an earlier demo is taken away, and a missing directory is made."""
    earlier, fresh = tmp_path / "demo.json", tmp_path / "new" / "demo.json"
    earlier.write_text('{"last_number": 8}', encoding="utf-8")

    make_room(earlier)
    make_room(fresh)

    assert not earlier.exists()
    assert fresh.parent.is_dir()


def test_a_hostile_title_is_only_text_on_the_terminal():
    """Control characters and the commands of an Actions log are made harmless, and long lines are cut."""
    assert plain("\x1b[31m ::set-output ##[add-mask]", 80) == " [31m : :set-output # #[add-mask]"
    assert plain("x" * 20, 10) == "x" * 9 + "…"
