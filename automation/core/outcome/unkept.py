"""What was refused for want of a number, so that nothing of it is recorded (design section 4, rule 3)."""

from automation.core.state.situation import Answer

_WARNED = frozenset({"person_no_number", "person_number_doubled"})
_UNKEPT = frozenset({"approval_no_number", "approval_number_doubled", "signatory_no_number"})
_RIGHTS = frozenset(
    {
        "may_not_declare",
        "may_not_record",
        "label_not_your_step",
        "approval_not_in_role",
        "approval_outside_delegation",
        "approval_recorder_not_in_role",
        "approval_signatory_not_in_role",
    }
)


def is_unkept(answer: Answer) -> bool:
    """Whether this was refused for want of a number, so that the record does not hold it."""
    is_warned = any(warning.code in _WARNED for warning in answer.warnings)
    return answer.reason.code in _UNKEPT or (is_warned and not answer.accepted and answer.reason.code in _RIGHTS)
