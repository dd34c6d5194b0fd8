"""The rule that a refusal rests on: reason code to rule, and the rule's name (design section 4, rule 12).

The guide has one section for each name; a test compares them, so that a name leads to what it means.
"""

import re
from collections.abc import Mapping

from automation.core.policy.process import Text

from .words import in_language

GUIDE = "panduan/aturan/"
_ENGLISH = "en/"
_APPROVAL = "approval_"
_NO_LETTER = re.compile(r"[^\w\s-]")

RULES: Mapping[str, Text] = {
    "1": Text("Aturan 1, persetujuan sebelum pekerjaan", "Rule 1, approval before work"),
    "2": Text("Aturan 2, isi yang disetujui dan kodenya", "Rule 2, the text approved and its code"),
    "3": Text("Aturan 3, persetujuan yang dihitung", "Rule 3, what counts as approval"),
    "4": Text("Aturan 4, masa jabatan dan delegasi", "Rule 4, terms of office and delegation"),
    "5": Text("Aturan 5, pemisahan tugas", "Rule 5, separation of duties"),
    "6": Text("Aturan 6, siapa yang menyetujui", "Rule 6, who approves"),
    "7": Text("Aturan 7, perubahan isi", "Rule 7, changes to the text"),
    "8": Text("Aturan 8, keputusan tidak hilang", "Rule 8, decisions do not vanish"),
    "9": Text("Aturan 9, diam bukan persetujuan", "Rule 9, silence is never consent"),
    "10": Text("Aturan 10, keadaan darurat", "Rule 10, emergencies"),
    "11": Text("Aturan 11, pemeriksaan saat dikerjakan", "Rule 11, check at the time of use"),
    "12": Text("Aturan 12, alasan selalu disebut", "Rule 12, reasons are always told"),
    "13": Text("Aturan 13, pihak pemohon dan surat", "Rule 13, requester's side and letters"),
    "form": Text("Aturan formulir", "Rule of the form"),
    "evidence": Text("Aturan bukti langkah", "Rule of step evidence"),
    "order": Text("Aturan urutan langkah", "Rule of step order"),
    "roles": Text("Aturan peran", "Rule of roles"),
    "commands": Text("Aturan perintah", "Rule of commands"),
    "labels": Text("Aturan label", "Rule of labels"),
    "holds": Text("Aturan penundaan", "Rule of holds"),
    "closing": Text("Aturan penutupan", "Rule of closing"),
    "record": Text("Aturan catatan", "Rule of the record"),
}
"""The thirteen rules of the gate by number, and what a refusal can rest on beside them."""

_CODES: Mapping[str, str] = {
    "1": "gate_shut label_gate_shut verify_too_early verify_not_approved",
    "2": """
        code_unreadable nothing_to_approve other_code letter_code_unreadable agreement_code agreement_other_code
        verify_code_missing verify_code_unreadable verify_code_outdated
    """,
    "3": """
        not_a_person edited via_email not_in_role login_reused no_number number_doubled earlier_than_change
        order_unclear other_digest rejected_later withdrawn nothing_to_withdraw agreement_by_email write_again
        former_account used_former_account second_command command_below plain_yes plain_no plain_unclear plain_agreement
    """,
    "4": "refused_before outside_delegation principal_decided",
    "5": """
        requester_side edited_request wrote_evidence repeated principal_barred did_approve did_catat did_darurat
        did_step did_alone requester_unknown agreement_of_writer duty_requester_side duty_edited_request duty_did_step
        duty_did_approve duty_did_catat duty_did_darurat duty_did_alone duty_principal_barred duty_other_side
    """,
    "6": "no_open_slot no_approval_row missing_approval missing_document too_few_eligible",
    "7": """
        lapsed approvals_lapsed approvals_gone changed_after_launch changed_since label_changed_since too_late_to_decide
    """,
    "8": "rejected hole hole_of_gone",
    "10": """
        no_emergencies may_not_declare emergency_by_email emergency_void emergency_already nothing_to_review
        may_not_review reviewed_by_declarer reviewed_by_requester review_too_early review_owed
    """,
    "11": """
        verify_line_missing verify_line_unreadable verify_line_incomplete verify_lines_differ verify_other_desk
        verify_no_issue verify_unreadable verify_other_rules verify_no_section verify_no_repositories
        verify_other_repository verify_not_set verify_options verify_no_repository_name
    """,
    "13": """
        letter_not_taken signatory_not_in_role recorder_not_in_role recorder_signed recorder_barred letter_day
        no_letters_here may_not_record no_letter_needed letter_incomplete signatory_unknown signatory_ambiguous
        signatory_no_number signatory_unsettled
        may_not_complete may_not_agree may_not_cancel may_not_resume
    """,
    "form": "form_incomplete no_form no_form_here label_no_form supplement_by_email supplement_incomplete",
    "evidence": "evidence_incomplete evidence_by_email agreement_too_early nothing_to_agree",
    "order": """
        step_is_done step_is_approved step_is_past step_not_reached label_earlier label_skips label_past
        nowhere_to_return
    """,
    "roles": "not_your_step label_not_your_step may_not_reject may_not_return",
    "commands": """
        command_below_verb near_miss near_miss_bare near_miss_none misplaced_blank misplaced_below misplaced_code
        misplaced_quote
        misplaced_marks misplaced_talk not_here reason_missing edited_command return_where preview_empty
        preview_of_preview order_not_certain
    """,
    "labels": """
        label_looks_like label_overtaken label_of_desk label_of_no_step label_renamed label_removed label_unread
        label_desk_unread
    """,
    "holds": "held label_held may_not_hold held_already hold_date hold_past verify_resting",
    "closing": """
        request_closed closing_undone reopening_undone too_late_to_cancel nothing_to_resume nothing_to_appeal
        appealed_already verify_ended
    """,
    "record": """
        record_missing record_broken process_gone edits_unheard desk_broken register_missing register_broken
        register_foreign register_older
    """,
}
RULE_OF: Mapping[str, str] = {code: rule for rule, codes in _CODES.items() for code in codes.split()}
"""Reason code of a refusal, or of what keeps the gate shut, to its rule; of an approval without `approval_`."""


def rule_name(code: str, lang: str) -> str:
    """The name of the rule that a refusal of this code rests on; '' for what is no refusal."""
    rule = RULE_OF.get(code) or RULE_OF.get(code.removeprefix(_APPROVAL))
    return in_language(RULES[rule], lang) if rule else ""


def in_brackets(code: str, lang: str) -> str:
    """The same within a line of a list: a blank and the name in brackets, or nothing."""
    name = rule_name(code, lang)
    return f" ({name[0].lower()}{name[1:]})" if name else ""


def rule_link(code: str, lang: str, site: str) -> str:
    """The same as a link to its section of the guide on `site`; without a site the name alone."""
    name = rule_name(code, lang)
    page = f"{site.rstrip('/')}/{'' if lang == 'id' else _ENGLISH}{GUIDE}"
    return f"[{name}]({page}#{anchor(name)})" if name and site else name


def rule_mark(code: str, lang: str, site: str) -> str:
    """The same for a line among many: a blank and, in brackets, the number alone as a link (` ([aturan 3](…))`)."""
    name = rule_name(code, lang)
    if not name:
        return ""
    short = f"{name[0].lower()}{name[1:]}".partition(",")[0]
    page = f"{site.rstrip('/')}/{'' if lang == 'id' else _ENGLISH}{GUIDE}"
    return f" ([{short}]({page}#{anchor(name)}))" if site else f" ({short})"


def anchor(name: str) -> str:
    """The address of a section within its page, as MkDocs makes it of the heading."""
    return re.sub(r"[-\s]+", "-", _NO_LETTER.sub("", name).strip().lower())
