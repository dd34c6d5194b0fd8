"""What can be wrong with an answer of the form or a section of evidence, or must be said of one."""

from automation.core.problem import Code


class Wrong(Code):
    """One mistake in what a person typed."""

    SECTION_MISSING = "section_missing"
    MISSING_HEADING = "missing_heading"
    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    UNTOUCHED_HINT = "untouched_hint"
    TOO_SHORT = "too_short"
    NOT_A_DATE = "not_a_date"
    NOT_A_DATE_RANGE = "not_a_date_range"
    RANGE_BACKWARDS = "range_backwards"
    NOT_MONEY = "not_money"
    NOT_A_LINK = "not_a_link"
    NOT_A_REPOSITORY = "not_a_repository"
    NOT_AN_OPTION = "not_an_option"
    NOT_LISTED = "not_listed"
    NOT_A_PERSON = "not_a_person"
    NOT_TICKED = "not_ticked"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TABLE = "not_a_table"
    UNKNOWN_HEADING = "unknown_heading"
    HEADING_TWICE = "heading_twice"
    REPEATED_HEADING = "repeated_heading"
    OUT_OF_ORDER = "out_of_order"
    EVIDENCE_LOST = "evidence_lost"
    EDITED_BY_OTHER = "edited_by_other"
    EDITED_OF_GONE = "edited_of_gone"
    OUTSIDE_TEXT = "outside_text"
