"""A comment of the desk that was written twice, say by a run on an old reading: the later one gives way, once."""

from automation.core.outcome.plan import EditComment
from automation.core.state.markers import FORMLESS, STATUS, key_of, marker
from tests.builders.stories import at_step, story
from tests.builders.texts import BOT


def doubled(told, comment):
    """The same comment of the desk once more, as a run writes it that reads what was before; then one run."""
    told.add_comment(BOT, comment.body, told.now, by_desk=True)
    return told.runs()


def keys(told):
    """What the desk's comments are."""
    return [key_of(each) for each in told.request.comments if each.by_desk]


def test_the_later_of_two_status_comments_gives_way():
    """The older one goes on being the status comment, and the other leads to it."""
    told = at_step(5)
    first = next(each for each in told.request.comments if key_of(each) == STATUS)
    doubled(told, first)

    assert keys(told).count(STATUS) == 1
    assert next(each for each in told.request.comments if key_of(each) == STATUS).id == first.id
    assert first.url in told.request.comments[-1].body
    assert "tertulis dua kali" in told.request.comments[-1].body


def test_a_reply_that_was_written_twice_gives_way():
    """Each answer is given once."""
    told = at_step(2).says("agus", "/evaluasi")
    told.says("dina", "/setujui")
    reply = next(each for each in told.request.comments if key_of(each).startswith("reply:"))
    doubled(told, reply)

    assert keys(told).count(key_of(reply)) == 1


def test_a_comment_that_gave_way_is_left_alone():
    """A third one gives way too, and no run writes to either again."""
    told = at_step(5)
    first = next(each for each in told.request.comments if key_of(each) == STATUS)
    doubled(doubled(told, first), first).runs()

    assert keys(told).count(STATUS) == 1
    assert not told.plans[-1].writes


def test_the_status_of_an_issue_without_a_form_gives_way_to_that_of_the_request():
    """A run on an old reading may answer a request as what it was before it was one."""
    told = at_step(3)
    told.add_comment(BOT, f"{marker(FORMLESS)}\nIsu ini tidak dibuat lewat formulir.", told.now, by_desk=True)
    told.runs()

    assert keys(told).count(STATUS) == 1
    assert FORMLESS not in keys(told)


def test_what_people_copy_of_the_desks_comments_is_theirs():
    """The desk edits no comment but its own."""
    told = story().opened_by("dina")
    status = next(each for each in told.request.comments if key_of(each) == STATUS)
    told.says("lina", status.body)

    assert not any(isinstance(write, EditComment) for write in told.plans[-1].writes)
    assert told.request.comments[-1].body == status.body
