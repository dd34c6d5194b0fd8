"""On GitHub itself: the call with the dead code is folded as outdated, and the run that follows has nothing to do."""

from tests.builders.example_desk import example_desk
from tests.http.story import BOT, example, file, github

QUERY = """{ repository(owner: "kampus", name: "permohonan") { issue(number: %d) { comments(first: 50) { nodes {
    body isMinimized minimizedReason } } } } }"""


def calls(place, number):
    """Each call for approval: why it is folded, "" where it is not."""
    found = place.client.by("agus").query(QUERY % number)["data"]["repository"]["issue"]["comments"]["nodes"]
    calls = [each for each in found if each["body"].startswith("<!-- alur:approval:")]
    assert all(each["isMinimized"] is bool(each["minimizedReason"]) for each in calls)
    return [each["minimizedReason"] or "" for each in calls]


def test_a_call_that_a_later_one_follows_is_folded_as_outdated():
    """By the run that posts the later one; it costs no request of its own."""
    with github(example_desk()) as place:
        told = file(place, example(6))
        for person in ("budi", "budi", "budi"):
            told.answer(person)
        assert calls(place, told.number) == [""]
        mark = len(place.get("/_sandbox/requests"))
        told.tell(example(6)["sender"], "edit", told.issue["body"].replace("14 operator", "16 operator"))

        assert calls(place, told.number) == ["outdated", ""]
        sent = [each["operation"] for each in place.get("/_sandbox/requests")[mark:] if each["actor"] == BOT]
        assert sent.count("DeskWrite") == 1
