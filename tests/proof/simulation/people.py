"""What people do next: mostly what the desk asks of them, now and then something wrong, harmful or hostile.

They see what GitHub shows: labels, the status comment, what others wrote.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.builders.hostile import HOSTILE
from tests.builders.misplaced import WRAPPED
from tests.builders.texts import catalogue, copied, form_body, process_of

WORKERS, DECIDERS, REQUESTERS = ("budi", "sari"), ("wati", "joko", "ratna"), ("dina", "eko")
WRITERS = ("budi", "sari", "lina", "agus")
CODE = re.compile(r"/setujui ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")
AGREE = re.compile(r"/sepakat ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")
STEP = re.compile(r"langkah ([0-9]{2}): ")
MISPLACED = tuple(form for forms in WRAPPED.values() for form in forms)
DRAFTS = ("draf", "draf.", "(draft)", "DRAF!", "masih draf")
REFUSALS = ("/tolak anggaran belum ada", "/tarik belum pasti", "/tolak", "/tolak\n\nanggaran belum ada", "/tarik\nragu")
TRAILERS = ("", "", "\n\n-- \nBudi Santoso\n0812-3456-7890", "\n\nOn Mon, Nov 23, 2026 Meja wrote:\n> /status")
Deed = tuple[str, str, str, int]
"""Who, what kind, which text, which comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One request as people see it; `said` are people's comments as (id, author, text)."""

    number: int
    process: str
    author: str
    body: str
    is_open: bool
    labels: frozenset[str]
    status: str
    said: tuple[tuple[int, str, str], ...]

    @property
    def step(self) -> int:
        """The step in progress by its label, 0 without one."""
        return max((int(found[1]) for label in self.labels if (found := STEP.match(label))), default=0)


def filed(rng: Random) -> tuple[str, str, str]:
    """Who files a new request, of which procedure, and the form; now and then no form at all, or one with a hole."""
    process = rng.choice(("website-baru", "perbaikan-fitur"))
    who = rng.choice(("dina", "dina", "dina", "eko", "tamu"))
    chance = rng.random()
    if chance < 0.03:
        return who, process, f"Tolong buatkan situs. {rng.choice(list(HOSTILE.values()))}"
    body = form_body(process_of(process), catalogue())
    if chance < 0.15:
        body = body.replace("### Tujuan", "### Maksud", 1)
    elif chance < 0.3:
        body += f"\n\n{rng.choice(list(HOSTILE.values()))}"
    return who, process, body


def sensible(rng: Random, shown: Shown) -> Deed | None:
    """What the desk asks for now, by somebody who may give it; None when nobody is asked."""
    if not shown.is_open:
        return _reopening(rng, shown)
    if not shown.status or "status: perlu informasi" in shown.labels:
        return _completion(shown)
    if "status: ditunda" in shown.labels:
        return rng.choice(WORKERS), "say", "/lanjut", 0
    if shown.step == 5:
        return _approval(rng, shown)
    if shown.step == 3 and (found := AGREE.search(shown.status)) and rng.random() < 0.2:
        return shown.author, "say", f"/sepakat {found[1]}", 0
    return _evidence(rng, shown)


def _reopening(rng: Random, shown: Shown) -> Deed | None:
    if "status: selesai" in shown.labels or rng.random() < 0.3:
        return None
    return shown.author, "say", "/banding mohon ditinjau" if "status: ditolak" in shown.labels else "/lanjut", 0


def _completion(shown: Shown) -> Deed:
    body = form_body(process_of(shown.process), catalogue())
    return shown.author, "body", body if body != shown.body else f"{body} ", 0


def _approval(rng: Random, shown: Shown) -> Deed:
    if "siap dimulai" in shown.status:
        label = next(step.label for step in process_of(shown.process).steps if step.number == 6)
        return rng.choice((("budi", "say", "/mulai", 0), ("budi", "say", "/mulai", 0), ("budi", "label", label, 0)))
    if "Menunggu: **Tim IT**" in shown.status and "/catat" in shown.status:
        return "sari", "say", copied(shown.status), 0
    found = CODE.search(shown.status)
    if found is None:
        return "budi", "say", "/status", 0
    waiting = [login for login in DECIDERS if f"✅ `{login}`" not in shown.status]
    return rng.choice(waiting or DECIDERS), "mail" if rng.random() < 0.12 else "say", f"/setujui {found[1]}", 0


def _evidence(rng: Random, shown: Shown) -> Deed:
    who = "budi" if shown.step <= 6 else "sari"
    if rng.random() < 0.1:
        who = rng.choice(WORKERS)
    if "```text" not in shown.status:
        return who, "say", "/status", 0
    text = copied(shown.status)
    if shown.step == 4 and rng.random() < 0.1:
        text = re.sub(r"Rp[0-9.]+", "Rp350.000.000", text)
    return who, "say", text, 0


def _talk(rng: Random, shown: Shown) -> Deed:
    who = rng.choice(("tamu", "tamu2", "tono", "lina", "dina", "budi", "wati"))
    return who, "say", rng.choice(("Terima kasih.", "Kapan selesai?", *HOSTILE.values())), 0


def _question(rng: Random, shown: Shown) -> Deed:
    return (
        rng.choice((*WORKERS, *DECIDERS, shown.author)),
        "say",
        rng.choice(("/status", "/status", "/bantuan", "/bantuan", "/setujuii")),
        0,
    )


def _wrong_code(rng: Random, shown: Shown) -> Deed:
    code = rng.choice(("0000-0000-0000", "5MD2-TZA6-W0AP", ""))
    return rng.choice((*DECIDERS, *WORKERS)), "say", f"/setujui {code}", 0


def _wrong_person(rng: Random, shown: Shown) -> Deed:
    found = CODE.search(shown.status)
    text = f"/setujui {found[1]}" if found else "/mulai"
    who = rng.choice(("tamu", "lina", "tono", "agus", shown.author, *WORKERS))
    return who, rng.choice(("say", "say", "mail")), text, 0


def _command(rng: Random, shown: Shown) -> Deed | None:
    """What somebody could say now, as they would say it right."""
    deed = sensible(rng, shown) if rng.random() < 0.8 else _closing(rng, shown)
    return deed if deed is not None and deed[1] == "say" and deed[2].startswith("/") else None


def _by_mail(rng: Random, shown: Shown) -> Deed | None:
    deed = _command(rng, shown)
    return deed and (deed[0], "mail", deed[2] + rng.choice(TRAILERS), 0)


def _misplaced(rng: Random, shown: Shown) -> Deed | None:
    deed = _command(rng, shown)
    return deed and (deed[0], "say", rng.choice(MISPLACED).format(deed[2]), 0)


def _several(rng: Random, shown: Shown) -> Deed | None:
    deed = _command(rng, shown)
    below = rng.choice(("/tolak anggaran belum ada", "Maaf.\n\n/tarik ragu", "/status", "/mulai"))
    return deed and (deed[0], "say", f"{deed[2]}\n{below}", 0)


def _draft(rng: Random, shown: Shown) -> Deed | None:
    deed = _command(rng, shown)
    verb, _, rest = deed[2].partition("\n") if deed else ("", "", "")
    return (deed[0], "say", f"{verb} {rng.choice(DRAFTS)}\n{rest}", 0) if deed and "### " in rest else None


def _with_words(rng: Random, shown: Shown) -> Deed | None:
    """The same with another blank, or with words below that are no part of it."""
    deed = _command(rng, shown)
    if deed is None:
        return None
    text = deed[2].replace(" ", rng.choice(("\u00a0", "  ", "\u2009")), 1) if "### " not in deed[2] else deed[2]
    return deed[0], "say", text + rng.choice(("", "\n\nAsal anggarannya paling banyak Rp30 juta.")), 0


def _gone(rng: Random, shown: Shown) -> Deed:
    return rng.choice(("budi", "joko", "lina")), "gone", "", 0


def _often(rng: Random, shown: Shown) -> Deed:
    return rng.choice((shown.author, "lina")), "often", _reworded(rng, shown.body), rng.randint(90, 130)


def _label(rng: Random, shown: Shown) -> Deed:
    steps = process_of(shown.process).steps
    label = rng.choice((*(step.label for step in steps), "status: selesai", "tanda: darurat", "sop: website baru", "x"))
    return rng.choice((*WRITERS, "tono")), "label", label, 0


def _unlabel(rng: Random, shown: Shown) -> Deed | None:
    return (rng.choice(WRITERS), "unlabel", rng.choice(sorted(shown.labels)), 0) if shown.labels else None


def _early(rng: Random, shown: Shown) -> Deed:
    verb = rng.choice(process_of(shown.process).steps[1:]).verb
    return rng.choice((*WORKERS, shown.author)), "say", f"/{verb}\n\n### Anggaran\nRp1", 0


def _body(rng: Random, shown: Shown) -> Deed:
    if rng.random() < 0.3 and len(shown.body) > 5:
        return rng.choice((shown.author, "lina")), "body", shown.body.rstrip(" .") + rng.choice((" ", ".", "\n")), 0
    return rng.choice((shown.author, shown.author, "lina", "wati")), "body", _reworded(rng, shown.body), 0


def _reworded(rng: Random, body: str) -> str:
    """An answer in other words, or one that is lacking from now on: a box, a unit, a heading."""
    text = body.replace("Jawaban", f"Uraian {rng.randint(1, 9)}:", 1)
    if rng.random() < 0.2:
        was, now = rng.choice((("- [X]", "- []"), ("- [X]", "- [-]"), ("### Tujuan", "### Maksud"), ("MIPA", "MlPA")))
        text = text.replace(was, now, 1)
    return text if text != body else f"{body} {rng.randint(1, 9)}"


def _renamed_blanks(rng: Random, shown: Shown) -> Deed:
    """Blanks of another kind in the names of lists: what looks the same is the same, but it is another text."""
    blank = rng.choice(("\u00a0", "  ", "\u2009"))
    return shown.author, "body", shown.body.replace("Fakultas MIPA", f"Fakultas{blank}MIPA", 1), 0


def _edit(rng: Random, shown: Shown) -> Deed | None:
    if not shown.said:
        return None
    number, author, text = rng.choice(shown.said[-12:])
    changed = rng.choice((f"{text}.", text.replace("Jawaban", "Balasan"), f"/tolak {text}", "ralat", f"{text}\n "))
    return rng.choice((author, author, *WRITERS)), "edit", changed, number


def _delete(rng: Random, shown: Shown) -> Deed | None:
    if not shown.said:
        return None
    number, author, _ = rng.choice(shown.said[-12:])
    return rng.choice((author, *WRITERS)), "delete", "", number


def _closing(rng: Random, shown: Shown) -> Deed:
    who = rng.choice((*DECIDERS, *DECIDERS, "budi", "lina", shown.author))
    return who, "say", rng.choice(REFUSALS), 0


def _ending(rng: Random, shown: Shown) -> Deed:
    return (
        rng.choice((shown.author, shown.author, "eko", "lina")),
        "say",
        rng.choice(("/batal tidak jadi", "/lanjut")),
        0,
    )


def _state(rng: Random, shown: Shown) -> Deed:
    who = rng.choice((shown.author, *WRITERS, *WRITERS))
    return who, "close" if shown.is_open else "reopen", "", 0


def _hold(rng: Random, shown: Shown) -> Deed:
    return rng.choice(WORKERS), "say", f"/tunda menunggu data sampai 2026-12-{rng.randint(1, 28):02}", 0


def _return(rng: Random, shown: Shown) -> Deed:
    return rng.choice((*WORKERS, "lina")), "say", f"/kembali {rng.randint(2, 8)} perlu diperbaiki", 0


def _agree(rng: Random, shown: Shown) -> Deed:
    found = AGREE.search(shown.status)
    return rng.choice((shown.author, "eko", "budi")), "say", f"/sepakat {found[1] if found else 'X'}", 0


def _emergency(rng: Random, shown: Shown) -> Deed:
    return rng.choice((*DECIDERS, "budi")), "say", rng.choice(("/darurat layanan mati", "/tinjau sudah")), 0


def _supplement(rng: Random, shown: Shown) -> Deed:
    return rng.choice((shown.author, "budi")), "say", "/lengkapi\n\n### Tujuan\nMelayani peserta dengan lebih baik.", 0


def _preview(rng: Random, shown: Shown) -> Deed:
    return rng.choice((*WORKERS, *DECIDERS)), "say", rng.choice(("/pratinjau /mulai", "/tanya kapan mulai?")), 0


HARMLESS: dict[Callable, int] = {
    _talk: 40,
    _question: 5,
    _wrong_code: 3,
    _wrong_person: 5,
    _by_mail: 3,
    _misplaced: 4,
    _several: 2,
    _draft: 2,
    _with_words: 2,
    _gone: 1,
    _label: 8,
    _unlabel: 4,
    _early: 4,
    _agree: 3,
    _preview: 1,
}
HARMFUL: dict[Callable, int] = {
    _body: 4,
    _edit: 6,
    _delete: 4,
    _closing: 4,
    _ending: 2,
    _state: 3,
    _hold: 2,
    _return: 2,
    _emergency: 1,
    _supplement: 2,
    _often: 1,
    _renamed_blanks: 1,
}


def otherwise(rng: Random, shown: Shown, harm: float) -> Deed | None:
    """Something that nobody asked for; with the chance `harm` something that may set the request back."""
    kinds = HARMFUL if rng.random() < harm else HARMLESS
    (kind,) = rng.choices(list(kinds), weights=list(kinds.values()))
    return kind(rng, shown)
