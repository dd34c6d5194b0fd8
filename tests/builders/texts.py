"""What people write: forms, evidence, lines that they copy; with the people and the sources of the demo desk."""

from functools import cache
from hashlib import sha256

from automation.adapters.catalogue_files import load_catalogue
from automation.core.history.request import Account, Request
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process, SectionType, Step
from tests.builders.example_desk import sources
from tests.places import ROOT

BOT = Account(login="github-actions", id=41898282, kind="Bot")
LOGINS = ("dina", "eko", "budi", "sari", "wati", "joko", "ratna", "tono", "lina", "agus")
PEOPLE = {login: Account(login=login, id=1001 + place) for place, login in enumerate(LOGINS)}
SENTENCE = "Jawaban yang cukup panjang untuk pertanyaan ini."


@cache
def catalogue() -> Catalogue:
    """The desk of the example organisation."""
    return load_catalogue(sources())


@cache
def third() -> Catalogue:
    """The made-up desk with the made-up procedure."""
    return load_catalogue(ROOT / "tests" / "data" / "third")


def process_of(name: str, of: Catalogue | None = None) -> Process:
    """The procedure with this id."""
    return next(each for each in (of or catalogue()).processes if each.id == name)


def evidence(step: Step, **texts: str | None) -> str:
    """The comment that answers a step with its examples; `texts` replace some by key, and None leaves one out."""
    given = {section.key: section.example for section in step.sections} | texts
    parts = [f"### {each.title.id}\n{given[each.key]}" for each in step.sections if given[each.key] is not None]
    return "\n\n".join([f"/{step.verb}", *parts])


def drawn(request: Request) -> bytes:
    """The 32 random bytes of the next run, the same for the same history: each entry makes it draw others."""
    return sha256(f"{request.number} {len(request.record or ())}".encode()).digest()


def copied(comment: str) -> str:
    """What a reader copies out of the one fenced block of the desk's comment, each hint replaced by its example."""
    lines = comment.splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("```"))
    last = lines.index(lines[first].removesuffix("text"), first + 1)
    return "\n".join(
        line.partition(", contoh: ")[2] if line.startswith("> ") else line for line in lines[first + 1 : last]
    )


def form_body(process: Process, desk: Catalogue, **answers: str) -> str:
    """The body that GitHub writes of the form: every question answered, `answers` by field name."""
    rules = {rule.name: rule for rule in process.intake.fields}
    lists = {"units": desk.desk.units[0].name, "systems": (*desk.desk.systems, "")[0]}
    plain = {SectionType.DATE: "2027-01-15", SectionType.NUMBER: "25"}
    parts = []
    for asked in process.form_fields:
        rule = rules.get(asked.name)
        usual = lists.get(rule.source) if rule and rule.source else None
        usual = usual or (asked.options[0] if asked.options else plain.get(rule.type if rule else None, SENTENCE))
        if rule and rule.type is SectionType.CHECKLIST:
            usual = "\n".join(f"- [X] {option}" for option in asked.options)
        parts.append(f"### {asked.label}\n\n{answers.get(asked.name, usual)}")
    return "\n\n".join(parts)


def account(login: str) -> Account:
    """A person of the demo desk, or an outsider with this login."""
    return PEOPLE.get(login, Account(login=login, id=2000 + sum(map(ord, login))))
