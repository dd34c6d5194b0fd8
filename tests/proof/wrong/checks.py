"""What each rule of the gate asks of a desk (rules 1 to 13): a story or a case, and the end that the rule gives."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from automation.core.questions.verify import Question
from tests.builders.stories import Story
from tests.proof.wrong import stories
from tests.proof.wrong.versions import Version

View = Callable[[Version, Story], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A story of one rule, what is looked at in its end, and what must be seen there."""

    rule: int
    told: Callable[[], Story]
    view: View
    must: object

    def holds(self, version: Version) -> bool:
        """Whether this version of the desk sees what it must."""
        return self.view(version, once(self.told)) == self.must


@cache
def once(told: Callable[[], Story]) -> Story:
    """The story, told once: whoever looks at its end changes nothing."""
    return told()


def stands(version: Version, told: Story) -> tuple[int, bool, bool, bool]:
    """Step, whether work may go on, whether the request is closed, whether a review is owed."""
    found = version.desk(told)
    return found.step, found.may_develop, found.is_closed, found.owes_review


def reasons(version: Version, told: Story) -> list[str]:
    """Why approvals do not count, and what keeps the gate shut."""
    gate = version.desk(told).gate
    return [each.reason.code for each in gate.approvals if not each.counts] + [each.code for each in gate.blocks]


def asked(**question: str) -> View:
    """Whether a development repository may work on it."""

    def may(version: Version, told: Story) -> bool:
        return version.ask(told.decision, Question(**question)).may

    return may


SHUT, OPEN = (5, False, False, False), (5, True, False, False)
HERE = "kampus/situs-konferensi"

CHECKS = (
    Check(rule=1, told=stories.labelled_too_early, view=stands, must=SHUT),
    Check(rule=1, told=stories.approved, view=stands, must=OPEN),
    Check(rule=2, told=stories.transferred, view=stands, must=SHUT),
    Check(rule=2, told=stories.reworded_in_look_alikes, view=stands, must=SHUT),
    Check(rule=2, told=stories.supplemented, view=stands, must=SHUT),
    Check(rule=3, told=stories.approved_further_down, view=stands, must=SHUT),
    Check(rule=3, told=stories.approved_and_edited, view=stands, must=SHUT),
    Check(rule=3, told=stories.approved_and_deleted, view=stands, must=SHUT),
    Check(rule=3, told=stories.withdrawn_on_the_second_page, view=stands, must=SHUT),
    Check(rule=3, told=stories.rejected_by_a_clock_behind, view=stands, must=SHUT),
    Check(rule=4, told=stories.refused_and_entered, view=stands, must=SHUT),
    Check(rule=4, told=stories.refused_and_asked_for, view=stands, must=SHUT),
    Check(rule=5, told=stories.by_who_developed_alone, view=stands, must=(7, True, False, False)),
    Check(rule=5, told=stories.by_who_asks, view=stands, must=(2, False, False, False)),
    Check(rule=7, told=stories.gone_and_back, view=stands, must=SHUT),
    Check(rule=7, told=stories.changed_after_the_launch, view=stands, must=(10, False, False, False)),
    Check(rule=8, told=stories.planned_twice, view=stands, must=(4, False, False, False)),
    Check(rule=8, told=stories.rejected_and_deleted, view=stands, must=SHUT),
    Check(rule=9, told=stories.left_alone, view=stands, must=SHUT),
    Check(rule=10, told=stories.hurried_by_who_asks, view=stands, must=SHUT),
    Check(rule=10, told=stories.declared_and_back, view=stands, must=(5, False, False, True)),
    Check(rule=10, told=stories.declared_and_deleted, view=stands, must=(5, False, False, True)),
    Check(rule=10, told=stories.finished_without_review, view=stands, must=(12, True, False, True)),
    Check(rule=10, told=stories.reviewed_by_who_declared, view=stands, must=(9, True, False, True)),
    Check(rule=11, told=stories.approved, view=asked(repository=HERE), must=True),
    Check(rule=11, told=stories.approved, view=asked(code="0000-0000-0000"), must=False),
    Check(rule=11, told=stories.approved, view=asked(repository="kampus/lain"), must=False),
    Check(
        rule=12,
        told=stories.approved_by_the_wrong_people,
        view=reasons,
        must=["not_in_role", "other_code", "missing_approval"],
    ),
    Check(rule=13, told=stories.recorded_and_entered, view=stands, must=SHUT),
)
