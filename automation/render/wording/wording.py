"""One reason in words: all that is said of it, in one row."""

from dataclasses import dataclass

from automation.core.policy.process import Text


@dataclass(frozen=True, slots=True)
class Wording(Text):
    """The sentence of a reason in both languages; a word in braces is a fact of the case, made harmless when shown.

    `rule` is the key in `RULES` of what a refusal rests on, '' for what is no refusal. `way_out` is added to an
    approval that does not count, `way_out_of_letter` to a letter, where another one helps; None where the sentence says
    it itself. `in_ledger` is the reason in a few words for a printed record, None where the sentence does. `at_gate` is
    the part of a sentence that names it among what keeps the gate shut, None for what does not.
    """

    rule: str = ""
    way_out: Text | None = None
    way_out_of_letter: Text | None = None
    in_ledger: Text | None = None
    at_gate: Text | None = None
