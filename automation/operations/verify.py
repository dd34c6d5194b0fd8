"""`alur verify`: read one request whole and say whether it may be developed. Writes nothing."""

from dataclasses import dataclass

from automation.core.decision.decide import decide
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Reason
from automation.core.questions.verify import Question, Verdict, verdict
from automation.core.questions.verify_line import PullRequest, read_claim
from automation.core.why import Why
from automation.errors import DeskError, NoSuchRequest, NotSet

from .ports import ReadsRequests


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A desk that is asked: its repository (OWNER/NAME), its rules, and the git object ids of these rules as used here.

    When the default branch has other ids by now, the answer is unknown: what old rules say may no longer hold.
    """

    catalogue: Catalogue
    desk: ReadsRequests
    repository: str
    sources: tuple[str, str]

    def request(self, number: int, question: Question) -> Verdict:
        """Whether request `number` may be developed; whatever keeps it from being read makes the answer unknown."""
        try:
            reading = self.desk.read(number)
        except NoSuchRequest:
            return Verdict(number=number, reasons=(Reason(Why.VERIFY_NO_ISSUE, {"desk": self.repository}),))
        except DeskError as error:
            return unreadable(error, number)
        if reading.sources != self.sources:
            return Verdict(number=number, reasons=(Reason(Why.VERIFY_OTHER_RULES),), is_unknown=True)
        return verdict(decide(self.catalogue, reading.request, reading.now), question)

    def pull_request(self, pull: PullRequest) -> Verdict:
        """Whether the pull request serves a request that may be developed in its repository, at the code it names.

        Without a claim to go by GitHub is not asked.
        """
        claim = read_claim(pull.body, self.repository)
        if isinstance(claim, Reason):
            return Verdict(reasons=(claim,))
        return self.request(claim.number, Question(repository=pull.repository, code=claim.code))


def unreadable(error: DeskError, number: int = 0) -> Verdict:
    """The answer where something could not be read: unknown is not no, and never yes."""
    if isinstance(error, NotSet):
        return Verdict(
            number=number, reasons=(Reason(Why.VERIFY_NOT_SET, {"names": ", ".join(error.names)}),), is_unknown=True
        )
    return Verdict(number=number, reasons=(Reason(Why.VERIFY_UNREADABLE, {"said": str(error)}),), is_unknown=True)
