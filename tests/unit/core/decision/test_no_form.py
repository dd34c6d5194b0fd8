"""An issue that came through no form: what the desk does there, and what it leaves alone once it is closed."""

from tests.builders.stories import Story, story


def formless() -> Story:
    """An issue without a form that the desk has seen."""
    return story().opened_by("dina", body="Tolong buatkan situs.")


def test_closing_it_takes_the_labels_of_the_desk_off():
    """A closed issue shows no step."""
    told = formless()
    assert told.labels

    assert told.closes("dina").labels == set()


def test_a_label_set_after_it_was_closed_is_taken_back_and_answered_once():
    """Also where the desk saw the closing only then; the label of a development step may never stay."""
    told = formless().sleeps().closes("dina").sets("lina", "langkah 09: implementasi").wakes()

    assert told.labels == set()
    assert len(told.texts("reply")) == 1
    assert not told.runs().plans[-1].writes


def test_a_command_on_it_is_not_answered_once_it_is_closed():
    """Nobody waits there any more."""
    told = formless().closes("dina").says("budi", "/status")

    assert not told.texts("reply")


def test_one_that_was_closed_before_the_desk_saw_it_is_left_alone():
    """There is nothing to take off and nobody to tell."""
    told = story().sleeps().opened_by("dina", body="Tolong buatkan situs.").closes("dina").wakes()

    assert not told.plans[-1].writes


def test_labels_of_an_earlier_use_stay_on_an_issue_that_was_closed_before_the_desk_came():
    """Many old issues may bear them: nothing is taken off, and nobody is told."""
    told = story().sleeps().opened_by("dina", body="Situs lama.", labels=("status: selesai",)).closes("dina").wakes()

    assert told.labels == {"status: selesai"}
    assert not told.plans[-1].writes


def test_a_step_label_never_stays_on_a_closed_issue_without_a_form():
    """Whether the desk had seen the issue before or not; who set it hears why."""
    told = story().sleeps().opened_by("dina", body="Situs lama.").closes("dina")
    told.sets("lina", "langkah 09: implementasi").wakes()

    assert told.labels == set()
    assert len(told.texts()) == 1
