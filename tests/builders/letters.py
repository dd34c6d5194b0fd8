"""Letters as `/catat` puts them on record, and the requests that wait for them."""

from dataclasses import replace

from tests.builders.gate_facts import desk
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of

A = process_of("website-baru")
WHOLE = {
    "Jenis surat": "Persetujuan Pimpinan",
    "Nomor surat": "123/ND/2026",
    "Penandatangan": "Ratna Kusuma",
    "Tanggal surat": "2026-11-24",
}


def written(**sections):
    """The sections below the command; `sections` replace some by their first word, and None leaves one out."""
    given = WHOLE | {name: sections[name.split()[0]] for name in WHOLE if name.split()[0] in sections}
    return below({name: answer for name, answer in given.items() if answer is not None})


def below(sections):
    """Sections by their headings."""
    return "\n\n".join(f"### {name}\n{answer}" for name, answer in sections.items())


def records(told: Story, login: str = "sari", *, code: str | None = None, **sections) -> Story:
    """A letter put on record with the present code."""
    return told.says(login, f"/catat {code or told.situation.gate.code}\n\n{written(**sections)}")


def dear(budget: str = "Rp300.000.000", **sources) -> Story:
    """A request above the limit, at the approval step, that wati and joko approved."""
    told = at_step(4)
    if sources:
        told.under(replace(catalogue(), desk=desk(**sources)))
    return told.says("budi", evidence(A.step(4), anggaran=budget)).approves("wati", "joko")
