"""`alur verify` reads once, asks the desk's own decision, and takes what it cannot be sure of for unknown."""

from dataclasses import dataclass, field

from automation.core.questions.verify import Question
from automation.core.questions.verify_line import PullRequest
from automation.errors import DeskError, GitHubRefused, GitHubUnavailable, NoSuchRequest, Unreadable
from automation.operations.ports import Reading
from automation.operations.verify import Check
from tests.builders.stories import Story, at_step, catalogue

DESK = "kampus/permohonan"
HERE = "kampus/situs-konferensi"
SOURCES = ("a" * 40, "b" * 40)


@dataclass
class FakeDesk:
    """A desk with one request; `sources` are those of its default branch."""

    told: Story
    sources: tuple[str, str] = SOURCES
    read_numbers: list[int] = field(default_factory=list)

    def read(self, number: int) -> Reading:
        """The request as it stands."""
        self.read_numbers.append(number)
        if number != self.told.request.number:
            raise NoSuchRequest(f"there is no #{number}")
        return Reading(request=self.told.request, now=self.told.now, sources=self.sources, raw={})


@dataclass
class FailingDesk:
    """A desk that cannot be read."""

    error: DeskError

    def read(self, number: int) -> Reading:
        """Nothing."""
        raise self.error


def check(desk: FakeDesk | FailingDesk) -> Check:
    """The desk asked by somebody who has its present rules."""
    return Check(catalogue=catalogue(), desk=desk, repository=DESK, sources=SOURCES)


def test_one_read_answers():
    """The present step does not matter, only whether work may go on."""
    desk = FakeDesk(at_step(8))
    answer = check(desk).request(12, Question(repository=HERE, code=desk.told.situation.gate.code))

    assert answer.may
    assert desk.read_numbers == [12]


def test_old_rules_are_unknown():
    """A desk file or a procedure that was changed since this copy was made may say otherwise."""
    for sources in (("c" * 40, SOURCES[1]), (SOURCES[0], "c" * 40), ("", "")):
        answer = check(FakeDesk(at_step(8), sources)).request(12, Question())
        assert (answer.is_unknown, [each.code for each in answer.reasons]) == (True, ["verify_other_rules"])


def test_a_number_that_does_not_exist_is_no():
    """Nobody approved it."""
    answer = check(FakeDesk(at_step(8))).request(99, Question())

    assert (answer.is_unknown, answer.may, answer.number) == (False, False, 99)
    assert [each.code for each in answer.reasons] == ["verify_no_issue"]


def test_a_desk_that_cannot_be_read_is_unknown():
    """Of the request that was asked for, with what was said."""
    for error in (GitHubUnavailable("wait"), GitHubRefused("no rights"), Unreadable("half an answer")):
        answer = check(FailingDesk(error)).request(12, Question())
        assert (answer.number, answer.is_unknown) == (12, True)
        assert answer.reasons[0].facts == {"said": str(error)}


def test_a_pull_request_is_judged_by_its_line():
    """The number and the code are those of the line, the repository that of the event."""
    desk = FakeDesk(at_step(8))
    line = f"Permohonan: {DESK}#12 {desk.told.situation.gate.code}"

    assert check(desk).pull_request(PullRequest(repository=HERE, body=line)).may
    elsewhere = check(desk).pull_request(PullRequest(repository="kampus/lain", body=line))
    assert [each.code for each in elsewhere.reasons] == ["verify_other_repository"]
    lacking = check(desk).pull_request(PullRequest(repository=HERE, body=line.rpartition(" ")[0]))
    assert [each.code for each in lacking.reasons] == ["verify_code_missing"]


def test_a_pull_request_without_a_line_asks_nobody():
    """What is wrong with the text is said without a request to GitHub."""
    desk = FakeDesk(at_step(8))
    answer = check(desk).pull_request(PullRequest(repository=HERE, body="Menambah unduhan."))

    assert [each.code for each in answer.reasons] == ["verify_line_missing"]
    assert (answer.number, desk.read_numbers) == (0, [])
