"""Desks and ports that are wrong on purpose, and what the walks must say of each."""

from dataclasses import dataclass, replace

from automation.core.history.request import Comment
from automation.core.outcome.plan import Plan
from automation.operations.ports import Reading
from tests.builders.texts import account
from tests.proof.faults.wrong_desks import (
    handle_any_reading,
    opens_before_recording,
    record_any_reading,
    sweep_by_writes,
    writes_all_again,
)
from tests.proof.faults.wrong_ways import IgnoringTheRecord, PostingTheStatusUnseen, SendingTwice
from tests.proof.simulation.hub import Past
from tests.proof.simulation.port import Port
from tests.proof.simulation.runs import Parts
from tests.proof.simulation.walk import walk


class OpensFirst(Port):
    """The writes of a plan are sent from the last to the first."""

    def apply(self, plan: Plan) -> None:
        """Sends them so."""
        super().apply(replace(plan, writes=plan.writes[::-1]))


class SendsTwice(SendingTwice, Port):
    """A batch that got no answer is sent again."""


class PostsTheStatusUnseen(PostingTheStatusUnseen, Port):
    """After a batch that failed the status comment is posted to make sure."""


class IgnoresTheRecord(IgnoringTheRecord, Port):
    """What cannot be recorded is done all the same."""


class Believes(Port):
    """A port that tells the desk of other comments than there are."""

    def reading(self, past: Past, head: int) -> Reading:
        """The comments as this port takes them."""
        reading = super().reading(past, head)
        comments = tuple(self.taken(each) for each in reading.request.comments)
        return replace(reading, request=replace(reading.request, comments=comments))

    def taken(self, comment: Comment) -> Comment:
        """One comment."""
        return comment


class BelievesMarkers(Believes):
    """Whatever begins with the desk's hidden line is taken for the desk's own."""

    def taken(self, comment: Comment) -> Comment:
        """Everybody's status comment."""
        return replace(comment, by_desk=comment.by_desk or comment.body.startswith("<!-- alur:status -->"))


class BelievesAnybody(Believes):
    """Whoever approves is taken for a manager."""

    def taken(self, comment: Comment) -> Comment:
        """The guests' approvals as wati's, the others' as joko's."""
        if not comment.body.startswith("/setujui") or comment.author.login in {"wati", "joko", "ratna"}:
            return comment
        return replace(comment, author=account("wati" if comment.author.login == "tamu" else "joko"), via_email=False)


class BelievesMail(Believes):
    """An approval that came by e-mail is taken for one that was written on GitHub."""

    def taken(self, comment: Comment) -> Comment:
        """However it came."""
        return replace(comment, via_email=False)


@dataclass(frozen=True, kw_only=True)
class WrongDesk:
    """A wrong desk, some words of the violation that must be found, and the share of troubled runs that shows it.

    `first` is the seed to begin with, so that what seldom shows is not searched for long.
    """

    name: str
    parts: Parts
    said: str
    rate: float = 0.9
    first: int = 0


WRONG = (
    WrongDesk(name="opens before it closes", parts=Parts(port=OpensFirst), said="opens before"),
    WrongDesk(name="records after the label", parts=Parts(record=opens_before_recording), said="before the record"),
    WrongDesk(
        name="believes old readings",
        parts=Parts(handle=handle_any_reading, record=record_any_reading),
        said="older than its event",
    ),
    WrongDesk(name="writes again what it missed", parts=Parts(record=writes_all_again), said="stands twice"),
    WrongDesk(name="sends a batch twice", parts=Parts(port=SendsTwice), said="stands twice"),
    WrongDesk(name="makes a second status comment", parts=Parts(port=PostsTheStatusUnseen), said="status stands twice"),
    WrongDesk(
        name="opens although it could not record",
        parts=Parts(port=IgnoresTheRecord),
        said="before the record",
        rate=0.5,
        first=54,
    ),
    WrongDesk(name="takes a marker for its own", parts=Parts(port=BelievesMarkers), said="somebody else's"),
    WrongDesk(
        name="takes anybody for a manager", parts=Parts(port=BelievesAnybody), said="against it speaks", first=20
    ),
    WrongDesk(name="takes mail for an approval", parts=Parts(port=BelievesMail), said="against it speaks", rate=0.35),
    WrongDesk(
        name="sweeps by labels and comments", parts=Parts(sweep=sweep_by_writes), said="not settled", rate=0.7, first=38
    ),
)


def found_by(desk: WrongDesk, most: int) -> int:
    """The first seed whose walk finds what is wrong with the desk; -1 for none of the `most` first ones."""
    seeds = range(desk.first, desk.first + most)
    return next((seed for seed in seeds if desk.said in walk(seed, desk.parts, desk.rate).wrong), -1)
