"""A section of each type, with an example that it accepts."""

from automation.core.evidence.sections import check_value
from automation.core.policy.process import Section, SectionType, Text

EXAMPLES: dict[SectionType, str] = {
    SectionType.TEXT: "Mendukung layanan digital.",
    SectionType.LIST: "formulir pendaftaran",
    SectionType.TABLE: "Perancangan | 2026-12-01 | 2026-12-14",
    SectionType.DATE: "2026-12-01",
    SectionType.DATE_RANGE: "2026-12-01 sampai 2026-12-14",
    SectionType.MONEY: "Rp45.000.000",
    SectionType.LINK: "https://contoh.id/laporan",
    SectionType.CHOICE: "tidak sesuai",
    SectionType.PERSON: "@budi",
    SectionType.CHECKLIST: "kode ditinjau; kerentanan diperiksa",
    SectionType.NUMBER: "25",
    SectionType.LOG: "Pemantauan minggu pertama berjalan baik.",
}
OPTIONS = {
    SectionType.CHOICE: ("sesuai", "tidak sesuai"),
    SectionType.CHECKLIST: ("kode ditinjau", "kerentanan diperiksa"),
}


def a_section(kind: SectionType, *, required: bool = True, min_length: int = 0) -> Section:
    """A section of this type with a fitting example."""
    return Section(
        key="bagian",
        title=Text("Bagian", "Part"),
        type=kind,
        bullet=1,
        example=EXAMPLES[kind],
        required=required,
        min_length=min_length,
        options=OPTIONS.get(kind, ()),
        columns=("tahap", "mulai", "selesai") if kind is SectionType.TABLE else (),
    )


def code(kind: SectionType, text: str) -> str:
    """The code of what is wrong with `text`, '' for nothing."""
    reason = check_value(a_section(kind), text)
    return reason.code if reason else ""
