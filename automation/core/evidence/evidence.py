"""Evidence of a step: several comments add up, the latest section wins, and nothing falls back to an older one.

Knows what was posted, not whether it may move the request on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from automation.core.evidence.wrong import Wrong
from automation.core.history.request import Account, Comment
from automation.core.policy.process import Section, SectionType, Step
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.digest import text_digest

from .sections import check_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A section as it stands: the text given, where and when, and what is wrong with it (None: nothing)."""

    section: Section
    text: str
    comment_id: int
    author: Account
    at: datetime
    problem: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The evidence of one step: what counts now, and old text that prefills the block after a return.

    `sources` are the ids of the comments that hold what counts.
    """

    given: Mapping[str, Given] = field(default_factory=dict)
    prefill: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[AnswerProblem, ...] = ()
    sources: frozenset[int] = frozenset()

    @property
    def is_complete(self) -> bool:
        """Whether every required section is there and right."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Sections that one comment holds for one step. `at` is when its present text was written (its own edit counts).

    `is_tampered`: somebody else than the author edited it, so what it holds is a hole (rule 8).
    """

    step: int
    comment: Comment
    author: Account
    texts: Mapping[str, str]
    at: datetime
    is_tampered: bool = False


def titles(step: Step) -> dict[str, str]:
    """Heading to section key, in both languages."""
    english = {section.title.en: section.key for section in step.sections}
    return english | {section.title.id: section.key for section in step.sections}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the record holds of a step's evidence: when the step was confirmed, and section to digest of its text."""

    at: datetime
    digests: Mapping[str, str]

    def is_lost(self, given: Given) -> bool:
        """Whether another, older text shows where the recorded one stood: then its comment was deleted (rule 8)."""
        known = self.digests.get(given.section.key)
        is_older = given.at <= self.at and given.section.type is not SectionType.LOG
        return known is not None and is_older and text_digest(given.text) != known


def gather(
    step: Step, posts: Sequence[Post], round_started_at: datetime | None, settled: Settled | None = None
) -> Evidence:
    """The evidence of `step` from its posts; those before the present round only prefill the block."""
    if not posts:
        return Evidence(given={}, prefill={}, missing=tuple(_missing(step, {}, settled)), sources=frozenset())
    ordered = sorted(posts, key=lambda post: (post.at, post.comment.id))
    present = [post for post in ordered if round_started_at is None or post.at > round_started_at]
    given = {section.key: found for section in step.sections if (found := _given(section, present)) is not None}
    lost = [found for found in given.values() if settled.is_lost(found)] if settled else []
    given |= {found.section.key: replace(found, problem=Reason(Wrong.EVIDENCE_LOST)) for found in lost}
    before = given if len(present) == len(ordered) else {}
    texts = {
        section.key: before[section.key].text if section.key in before else _text(section, ordered)
        for section in step.sections
    }
    return Evidence(
        given=given,
        prefill={key: text for key, text in texts.items() if text},
        missing=tuple(_missing(step, given, settled)),
        sources=frozenset(_sources(step, given, present)),
    )


def _given(section: Section, posts: Sequence[Post]) -> Given | None:
    # What a stranger's edit took out of a comment cannot be known: the whole comment is a hole until given anew.
    holding = [post for post in posts if section.key in post.texts or post.is_tampered]
    if not holding:
        return None
    last = holding[-1]
    text = _text(section, holding)
    return Given(
        section=section,
        text=text,
        comment_id=last.comment.id,
        author=last.author,
        at=last.at,
        problem=_tampered(last) if last.is_tampered else check_value(section, text),
    )


def _tampered(post: Post) -> Reason:
    """Why it is a hole; who edited what an account that is gone wrote, nobody can tell."""
    return Reason(Wrong.EDITED_OF_GONE if post.author.is_gone else Wrong.EDITED_BY_OTHER)


def _sources(step: Step, given: Mapping[str, Given], posts: Sequence[Post]) -> Iterable[int]:
    """A log is held by every comment that added to it, any other section by the last that gave it."""
    yield from (entry.comment_id for entry in given.values())
    logs = {section.key for section in step.sections if section.type is SectionType.LOG}
    yield from (post.comment.id for post in posts if logs & set(post.texts))


def _text(section: Section, posts: Sequence[Post]) -> str:
    texts = [post.texts[section.key] for post in posts if section.key in post.texts and not post.is_tampered]
    if not texts:
        return ""
    return _added_up(texts) if section.type is SectionType.LOG else texts[-1]


def _added_up(texts: Sequence[str]) -> str:
    """Notes one below the other; who copied the block, which holds the notes so far, does not repeat them."""
    notes = ""
    for text in texts:
        notes = text if text.startswith(notes) else f"{notes}\n\n{text}"
    return notes


def _missing(step: Step, given: Mapping[str, Given], settled: Settled | None) -> Iterable[AnswerProblem]:
    """What is to be given: needed sections, and those that need not be but are on record (rule 8)."""
    recorded = settled.digests if settled is not None else {}
    for section in step.sections:
        found = given.get(section.key)
        if found is None:
            if section.required:
                yield AnswerProblem(heading=section.title.id, reason=Reason(Wrong.SECTION_MISSING))
            elif section.key in recorded and section.type is not SectionType.LOG:
                yield AnswerProblem(heading=section.title.id, reason=Reason(Wrong.EVIDENCE_LOST))
        elif found.problem is not None:
            yield AnswerProblem(heading=section.title.id, reason=found.problem)
