"""Small YAML sources of a made-up desk: raw mappings that tests change in one place, and whole directories of them."""

from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from automation.core.policy.offsets import Offsets

OCTOBER = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""When summer time ends in these tests."""

GONE = object()
"""As a value of `changed`: take the key away."""

_DESK = """
title: {id: Meja, en: Desk}
people:
  ani: {id: 1, name: Ani}
  oki: {id: 2, name: Oki}
  umi: {id: 3, name: Umi}
roles:
  petugas: {title: {id: Petugas, en: Clerk}, members: [{person: ani, mulai: 2026-01-01}]}
  kepala: {title: {id: Kepala, en: Head}, members: [{person: oki, mulai: 2026-01-01, sampai: 2026-06-30}]}
units:
  - {name: Kebun, representatives: [{person: umi, mulai: 2026-01-01}]}
  - {name: Dapur}
systems: [Oven]
calendar:
  time_zone: Asia/Jakarta
  weekdays: [1, 2, 3, 4, 5]
  hours: {opens: "08:00", closes: "16:30"}
  days_off: [2026-12-25]
approvals:
  - {sop: panen, needs: {kepala: 1}}
  - {above: 1000, needs: {petugas: 1}}
"""

_RULES = """
people: {eko: {name: Eko}}
risk_levels: [rendah, tinggi]
data_classes: [umum, rahasia]
delegations: [{kind: Plh., from: oki, to: ani, role: kepala, mulai: 2026-02-01, sampai: 2026-02-28}]
approvals:
  - {needs: {kepala: 1}, berlaku_sejak: 2026-01-01}
  - {above: 1000, needs: {petugas: 1}, letters: true, berlaku_sejak: 2026-01-01, berlaku_sampai: 2026-12-31}
  - {risk: tinggi, data: rahasia, unit: Kebun, sop: panen, documents: [Izin kebun]}
  - {emergency: true, needs: {kepala: 1}}
letters: {recorded_by: petugas}
emergency: {declared_by: kepala, reviewed_by: petugas}
separation:
  - {act: hitung, never_with: [minta]}
  - {act: izin, never_with: [minta, hitung]}
  - {act: antar, not_alone_with: [petik]}
  - {act: catat, never_with: [hitung]}
"""

_PROCESS = """
id: panen
version: 1
effective: 2026-01-01
title: {id: Panen, en: Harvest}
purpose: {id: Memanen., en: To harvest.}
responsibilities: [{id: Kebun., en: The garden.}]
label: "sop: panen"
form: panen
steps:
  - key: minta
    title: {id: Minta Panen, en: Ask}
    bullets: [{id: Sebutkan buah., en: Name the fruit.}]
    actor: pemohon
    fields:
      - {name: unit, type: choice, source: units}
      - {name: buah, bullet: 1}
      - {name: ukuran, type: choice, required: false}
  - key: hitung
    title: {id: Hitung Biaya, en: Cost}
    bullets: [{id: Hitung., en: Count.}]
    actor: petugas
    verb: hitung
    aliases: [biaya]
    may_reject: true
    sections:
      - {key: biaya, title: {id: Biaya, en: Cost}, type: money, bullet: 1, example: Rp1.000, budget: true}
      - {key: mutu, title: {id: Mutu, en: Grade}, type: choice, options: [baik, buruk], bullet: 1, example: baik}
  - key: izin
    title: {id: Izin, en: Leave}
    bullets: [{id: Minta izin., en: Ask leave.}]
    actor: petugas
    verb: berangkat
    approval: true
  - key: petik
    title: {id: Petik, en: Pick}
    bullets: [{id: Petik., en: Pick.}]
    actor: petugas
    verb: petik
    gated: true
    sections: [{key: hasil, title: {id: Hasil, en: Yield}, type: number, bullet: 1, example: "12"}]
  - key: antar
    title: {id: Antar, en: Deliver}
    bullets: [{id: Antarkan., en: Deliver.}]
    actor: petugas
    verb: antar
    gated: true
    launch: true
    notify: [pemohon]
    sections: [{key: hari, title: {id: Hari, en: Day}, type: date, bullet: 1, example: "2026-02-03"}]
"""

_FORM = """
name: Panen buah
description: Minta panen.
body:
  - {type: markdown, attributes: {value: "Terima kasih.\\n"}}
  - {type: dropdown, id: unit, attributes: {label: Unit, options_from: units}, validations: {required: true}}
  - {type: input, id: buah, attributes: {label: Nama buah, former_labels: [Buah]}, validations: {required: true}}
  - {type: dropdown, id: ukuran, attributes: {label: Ukuran, options: [kecil, besar]}}
"""


def a_desk() -> dict[str, Any]:
    """A desk with two roles of one person each, two units and an approval row with a limit."""
    return _loaded(_DESK)


def a_full_desk() -> dict[str, Any]:
    """The same with delegations, duties, levels, letters, emergencies and a row of each kind."""
    raw, rules = _loaded(_DESK), _loaded(_RULES)
    return raw | rules | {"people": raw["people"] | rules["people"]}


def a_process() -> dict[str, Any]:
    """A procedure of five steps: asked, counted, approved, picked, delivered."""
    return _loaded(_PROCESS)


def a_form() -> dict[str, Any]:
    """A form with a text before its three questions."""
    return _loaded(_FORM)


def changed(raw: dict[str, Any], *path: Any) -> dict[str, Any]:
    """A copy in which the last of `path` stands where the others lead; GONE takes it away there."""
    copy: dict[str, Any] = deepcopy(raw)
    *way, key, value = path
    place: Any = copy
    for part in way:
        place = place[part]
    if value is GONE:
        del place[key]
    elif isinstance(place, list) and key == len(place):
        place.append(value)
    else:
        place[key] = value
    return copy


def jakarta(name: str) -> Offsets | None:
    """The zones of these tests: one with seven hours, one with summer time, no other."""
    if name == "Musim/Panas":
        return Offsets(first=60, changes=((datetime(2026, 3, 29, 1, tzinfo=UTC), 120), (OCTOBER, 60)))
    return Offsets(first=420) if name == "Asia/Jakarta" else None


def a_repo(folder: Path, **files: str) -> Path:
    """A directory with the three sources; `desk`, `process` and `form` replace their texts.

    Its one clerk counts, so nobody could give the clerk's approval too: the row that asks for it is left out.
    """
    texts = {"desk": desk_text("  - {above: 1000, needs: {petugas: 1}}\n"), "process": _PROCESS, "form": _FORM, **files}
    for name, file in (
        ("desk", ".github/desk.yml"),
        ("process", "automation/sop/panen/1.yml"),
        ("form", "issue_templates/panen.yml"),
    ):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[name].lstrip("\n"), encoding="utf-8")
    return folder


def desk_text(old: str = "", new: str = "") -> str:
    """The desk file with one piece replaced."""
    return _replaced(_DESK, old, new)


def process_text(old: str = "", new: str = "") -> str:
    """The process file with one piece replaced."""
    return _replaced(_PROCESS, old, new)


def form_text(old: str = "", new: str = "") -> str:
    """The form source with one piece replaced."""
    return _replaced(_FORM, old, new)


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1) if old else text


def _loaded(text: str) -> dict[str, Any]:
    return deepcopy(_parsed(text))


@cache
def _parsed(text: str) -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw
