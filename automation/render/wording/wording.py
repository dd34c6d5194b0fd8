"""One reason in words: all that is said of it, in one row."""

from dataclasses import dataclass

from automation.core.policy.process import Text


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What is said for as long as an act lies over the step: first to the requester, to whoever must act, on the site.

    `{day}`, `{who}` or `{roles}`, `{until}`, `{quoted}`, `{comment}` and `{link}` are of the act.
    """

    first: Text
    advice: Text
    site: Text


@dataclass(frozen=True, slots=True)
class Wording(Text):
    """The sentence of a reason in both languages; a word in braces is a fact of the case, made harmless when shown.

    `rule` is the key in `RULES` of what a refusal rests on, '' for what is no refusal. `way_out` is added to an
    approval that does not count, `way_out_of_letter` to a letter, where another one helps; None where the sentence says
    it itself. `in_ledger` is the reason in a few words for a printed record, None where the sentence does. `at_gate` is
    the part of a sentence that names it among what keeps the gate shut, None for what does not. `in_timeline` is the
    title of its row on the request's page, `meanwhile` what is said while it lies over the step, None for what is and
    does neither.
    """

    rule: str = ""
    way_out: Text | None = None
    way_out_of_letter: Text | None = None
    in_ledger: Text | None = None
    at_gate: Text | None = None
    in_timeline: Text | None = None
    meanwhile: Meanwhile | None = None
