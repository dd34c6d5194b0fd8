"""Each reason has one row with all that is said of it; each place that gives one hands in what its sentence names."""

from collections.abc import Iterable

from automation.core.audit.finding import Finding
from automation.core.commands.question import Asked
from automation.core.evidence.wrong import Wrong
from automation.core.policy.duties import BARRED
from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why
from automation.render.reports.audit_words import DIFFERENCES
from automation.render.wording.rule_names import RULES
from automation.render.wording.words import ANSWERS, ENTRIES, GATE, PEOPLE, TABLES, VERDICTS, VERIFY, WORDINGS
from tests.builders.reasons import Given, accepted, fields, fields_of, given, members, named_in

JUDGES = ("policy/duties", "approval/eligibility", "approval/gate", "approval/slots", "policy/uncertain")
"""The files that say why an approval does not count."""

SAID_BESIDE = {
    *(Why.COUNTS, Why.FORM_COMPLETE, Why.CODE_IS_OLDER, Why.TEXT_BELOW_APPROVAL, Why.TEXT_BELOW_AGREEMENT),
    *(Why.LABEL_OF_NOBODY, Why.UNREAD_FAILING, Why.UNREAD_SHAPE, Why.UNREAD_BUG),
    *(Why.OUTSIDER, Why.NO_COMMAND, Why.NO_EFFECT, Why.LABEL_THERE, Why.LABEL_NOT_THERE, Why.LABEL_PUT_RIGHT),
    *(Why.LABEL_NOT_OURS, *PEOPLE, *ENTRIES),
}
"""Neither accepted nor refused: verdicts, warnings, what nobody answers, people, entries of the ledger."""

SAID_BY_THE_REASON = {
    *(Why.EDITED, Why.VIA_EMAIL, Why.CODE_UNREADABLE, Why.REFUSED_BEFORE, Why.LAPSED),
    *(Why.RECORDER_NOT_IN_ROLE, Why.RECORDER_SIGNED, Why.RECORDER_BARRED),
}
"""Verdicts whose own sentence ends with the way out."""

ADDED_LATER = {
    Why.NEAR_MISS: {"nearest"},  # by `offers.py`, once it is known what may be offered
    Why.DUTY_OTHER_SIDE: {"verb"},  # by whoever asks `bar_of`
    **{code: {"form"} for code in VERIFY},  # by `reports/verify.py`: the line that a pull request should hold
}
IN_LEDGER = {"step", "after"}
"""What an entry of the ledger tells of itself."""


def text_of(code: Code) -> Text:
    """What is said of a code."""
    table = ANSWERS if isinstance(code, Wrong) else DIFFERENCES if isinstance(code, Finding) else WORDINGS
    return table[code]


def texts_of(code: Code) -> Iterable[Text]:
    """Everything in its row."""
    text = text_of(code)
    names = ("way_out", "way_out_of_letter", "in_ledger", "at_gate", "in_timeline")
    return (text, *(more for name in names if (more := getattr(text, name, None))))


def lacking(found: Given, code: Code) -> set[str]:
    """The facts that the sentence of `code` names and this place does not hand in."""
    text = text_of(code)
    if "approval/gate.py" in found.where and WORDINGS[code].at_gate:
        text = WORDINGS[code].at_gate
    return fields_of(text) - found.facts - ADDED_LATER.get(code, set())


def without_rule(rules: dict[Code, str]) -> set[Code]:
    """Refusals that rest on nothing: what has no rule and is neither accepted nor said beside."""
    return {code for code in WORDINGS if not rules.get(code)} - accepted() - SAID_BESIDE


REFUSALS = set(VERDICTS) - {Why.COUNTS, Why.APPROVAL_COUNTS}
RULE_OF = {code: row.rule for code, row in WORDINGS.items() if row.rule}


def test_each_reason_has_exactly_one_row():
    """In one of the tables; a mistake in an answer and a difference of an audit have theirs."""
    assert sum(map(len, TABLES)) == len(WORDINGS)
    assert set(WORDINGS) == {*Why, *Asked}
    assert set(ANSWERS) == set(Wrong)
    assert set(DIFFERENCES) == set(Finding)


def test_what_a_record_tells_is_read_back():
    """A verdict by the name that it has there; a withdrawal shares its name; what nobody knows stays as it is."""
    assert {code: Why(code.recorded) for code in Why} == {code: code for code in Why} | {
        Why.WITHDRAWN: Why.APPROVAL_WITHDRAWN
    }
    assert (Why("of_tomorrow"), Why("of_tomorrow").recorded) == ("of_tomorrow", "of_tomorrow")
    assert not Why("of_tomorrow").is_verdict


def test_both_languages_say_the_same_facts():
    """What is named in one is named in the other, and neither is empty."""
    texts = [text for code in (*Why, *Asked, *Wrong, *Finding) for text in texts_of(code)]

    assert [text for text in texts if not text.id or not text.en or fields(text.id) != fields(text.en)] == []


def test_a_text_of_the_ledger_names_what_an_entry_has():
    """Its steps, and nothing that only the act knew."""
    texts = [row.in_ledger or Text("", "") for row in WORDINGS.values()] + [WORDINGS[code] for code in ENTRIES]

    assert [text for text in texts if not fields_of(text) <= IN_LEDGER] == []


def test_each_place_hands_in_what_the_sentence_names():
    """Where facts come from elsewhere, `check` in `promises.py` looks at every story."""
    closed = [found for found in given() if not found.is_open]

    assert [(found.where, code) for found in closed for code in found.codes if lacking(found, code)] == []


def test_the_reading_of_the_program_finds_what_it_looks_for():
    """A fact that a place does not hand in, codes behind conditions and tables, and no reason that nobody gives."""
    codes = {code for found in given() for code in found.codes}

    assert sum(bool(found.codes) for found in given()) > 300
    assert sum(found.is_open for found in given()) < 30
    assert {Why.LABEL_HELD, Why.HELD, Why.DID_DARURAT, Why.PLAIN_NO, Why.STEP_IS_PAST, Wrong.NOT_MONEY} <= codes
    assert lacking(
        Given(where="", function="", maker="", codes=frozenset(), facts=frozenset(), is_open=False), Why.HELD
    )


def test_each_reason_is_given_somewhere():
    """In the body of a function, or in a table from one reason to another."""
    assert {*Why, *Asked, *Wrong, *Finding} - members() - {*BARRED.values()} == set()


def test_every_refusal_has_a_rule():
    """Whatever the desk says no with: a command, a label, an approval, a letter, the gate, the check."""
    refused = named_in(("refuse", "_take_back"))

    assert not without_rule(RULE_OF)
    assert not (refused | REFUSALS | set(GATE) | set(VERIFY)) - set(RULE_OF)
    assert len(refused) > 50
    assert set(RULE_OF.values()) <= set(RULES)


def test_a_refusal_without_a_rule_is_found():
    """The check can fail, and what is accepted names no rule; a withdrawal shares its code with what it withdrew."""
    found = {code: without_rule({**RULE_OF, code: ""}) for code in set(RULE_OF) - {Why.APPROVAL_WITHDRAWN}}

    assert found == {code: {code} for code in found}


def test_each_verdict_is_recorded_as_one_and_has_a_way_out():
    """Whatever the judges of approvals may say; the way out is in the row or in the sentence, and never in both."""
    verdicts = {code for found in given() for code in found.codes if found.where.split("core/")[-1].startswith(JUDGES)}
    told = {code for code, row in VERDICTS.items() if row.way_out}

    assert verdicts - {*GATE, *PEOPLE, Why.COUNTS, Why.EVIDENCE_INCOMPLETE} == REFUSALS
    assert {code for code in Why if code.is_verdict} == REFUSALS
    assert told | SAID_BY_THE_REASON == REFUSALS
    assert not told & SAID_BY_THE_REASON


def test_whoever_is_barred_is_told_why():
    """Every duty that bars from an act has its answer; sections written before bar from nothing but approving."""
    barred = {code for found in given() for code in found.codes if "policy/duties.py" in found.where}

    assert barred - {Why.WROTE_EVIDENCE} == set(BARRED)
