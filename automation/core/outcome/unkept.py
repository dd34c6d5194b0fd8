"""What was refused for want of a number, so that nothing of it is recorded (rule 3)."""

from automation.core.state.situation import Answer
from automation.core.why import Why

_WARNED = frozenset({Why.PERSON_NO_NUMBER, Why.PERSON_NUMBER_DOUBLED})
_UNKEPT = frozenset({Why.NO_NUMBER, Why.NUMBER_DOUBLED, Why.SIGNATORY_NO_NUMBER})
_RIGHTS = frozenset(
    {
        Why.MAY_NOT_DECLARE,
        Why.MAY_NOT_RECORD,
        Why.LABEL_NOT_YOUR_STEP,
        Why.NOT_IN_ROLE,
        Why.OUTSIDE_DELEGATION,
        Why.RECORDER_NOT_IN_ROLE,
        Why.SIGNATORY_NOT_IN_ROLE,
    }
)


def is_unkept(answer: Answer) -> bool:
    """Whether this was refused for want of a number, so that the record does not hold it."""
    is_warned = any(warning.code in _WARNED for warning in answer.warnings)
    return answer.reason.code in _UNKEPT or (is_warned and not answer.accepted and answer.reason.code in _RIGHTS)
