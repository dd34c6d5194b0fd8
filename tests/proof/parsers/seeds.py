"""Valid texts of every kind that people send, from which the proof makes wrong ones: forms, comments, pull requests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from automation.adapters.example_files import EXAMPLES
from automation.adapters.yaml_source import read_yaml
from automation.core.approval.letters import SECTIONS
from automation.core.commands.table import COMMANDS, words
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import FormField, Process
from tests.builders.hostile import HOSTILE
from tests.builders.texts import catalogue, evidence, form_body, third

CODE = "7QX2-M9KD-4TRB"
DESK = "kampus/permohonan"
LINE = f"Permohonan: {DESK}#12 {CODE}"
ARGUMENTS = (
    "",
    "Jadwalnya bentrok dengan wisuda.",
    CODE,
    CODE.replace("-", "").lower(),
    "2 Kebutuhan belum jelas",
    "menunggu anggaran sampai 2027-03-01",
    "@sari",
    "/mulai",
)
PICTURE = "![denah [lantai 2]](https://contoh.ac.id/denah.png)"
TALK = ("Kapan pendaftaran pesertanya dibuka?", "Terima kasih banyak, @budi.", "/home/budi/catatan.txt", "")

Kind = Literal["body", "comment", "pull"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A text of a `kind`, sent to the desk `of`, which knows `words`, on a request of `process`."""

    kind: Kind
    text: str
    of: Catalogue
    words: frozenset[str]
    process: Process


@cache
def seeds() -> Mapping[Kind, tuple[Seed, ...]]:
    """All of them, by kind."""
    found: dict[Kind, tuple[Seed, ...]] = {"body": (), "comment": (), "pull": ()}
    for of in (catalogue(), third()):
        known = words(of)
        for process in of.processes:
            texts: dict[Kind, Iterator[str]] = {
                "body": _bodies(process, of),
                "comment": _comments(process, of),
                "pull": _pulls(),
            }
            for kind, each in texts.items():
                found[kind] += tuple(Seed(kind=kind, text=text, of=of, words=known, process=process) for text in each)
    return found


def _bodies(process: Process, of: Catalogue) -> Iterator[str]:
    yield form_body(process, of)
    for path in sorted(EXAMPLES.glob("*.yml")):
        example: Any = read_yaml(path.read_bytes(), path.name).data
        if example["sop"] == process.id:
            answers = {asked.name: _answer(asked, example["fields"].get(asked.name)) for asked in process.form_fields}
            yield form_body(process, of, **answers)


def _answer(asked: FormField, given: str | bool | None) -> str:
    """What GitHub writes of an answer: boxes as a list, nothing as `_No response_`."""
    if isinstance(given, bool):
        return "\n".join(f"- [{'X' if given else ' '}] {option}" for option in asked.options)
    return given.strip() if given else "_No response_"


def _comments(process: Process, of: Catalogue) -> Iterator[str]:
    steps = [step for step in process.steps if step.verb]
    for step in steps:
        yield evidence(step)
        yield evidence(step)
        yield evidence(step).replace("\n", " draf\n", 1)
        yield "\n\n".join(
            [f"/{step.verb}", *(f"### {each.title.en}\n\n{each.example}\n" for each in reversed(step.sections))]
        )
    body = form_body(process, of)
    yield f"/lengkapi\n\n{body}"
    yield f"/lengkapi\n\n### {body.split('### ')[2]}"
    letter = "\n\n".join(f"### {section.title.id}\n{section.example}" for section in SECTIONS)
    yield f"/catat {CODE}\n\n{letter}"
    yield f"/catat {CODE}\n\n{letter}"
    for place, word in enumerate(COMMANDS):
        yield f"/{word} {ARGUMENTS[place % len(ARGUMENTS)]}".strip()
    yield from TALK
    yield from (f"{evidence(step)}\n{PICTURE}" for step in steps[:2])
    yield from HOSTILE.values()
    yield f"/setujui {CODE}"
    own = {word for step in steps for word in (step.verb, *step.aliases)}
    yield from (f"/{word}" for word in sorted(words(of) - own - set(COMMANDS)))


def _pulls() -> Iterator[str]:
    yield f"Menambah unduhan nilai.\r\n\r\n{LINE}\r\n\r\nDiuji di peramban."
    yield f"<!-- Isi baris berikut -->\n- **Permohonan:** https://github.com/{DESK}/issues/12 {CODE}"
    yield f"> {LINE.replace('12', '13')}\n\n{LINE}\n```sh\nmake test\n```\n"
