"""The names of the rules that refusals rest on, by the key that the row of a reason holds (rule 12).

The guide has one section for each name; a test compares them, so that a name leads to what it means.
"""

import re
from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code

from .words import WORDINGS, in_language

GUIDE = "panduan/aturan/"
_ENGLISH = "en/"
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


def rule_name(code: Code, lang: str) -> str:
    """The name of the rule that a refusal of this code rests on; '' for what is no refusal."""
    row = WORDINGS.get(code)
    return in_language(RULES[row.rule], lang) if row and row.rule else ""


def in_brackets(code: Code, lang: str) -> str:
    """The same within a line of a list: a blank and the name in brackets, or nothing."""
    name = rule_name(code, lang)
    return f" ({name[0].lower()}{name[1:]})" if name else ""


def rule_link(code: Code, lang: str, site: str) -> str:
    """The same as a link to its section of the guide on `site`; without a site the name alone."""
    name = rule_name(code, lang)
    page = f"{site.rstrip('/')}/{'' if lang == 'id' else _ENGLISH}{GUIDE}"
    return f"[{name}]({page}#{anchor(name)})" if name and site else name


def rule_mark(code: Code, lang: str, site: str) -> str:
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
