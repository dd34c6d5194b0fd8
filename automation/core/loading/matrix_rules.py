"""The rules that the matrix, the delegations and the duties of a desk file must keep.

Knows no YAML: a mapping that already has the right shape goes in, Problems come out.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from automation.core.approval.letters import approval_subject
from automation.core.problem import Problem
from automation.core.text.markdown import title_key

from .schema import Path

Raw = Mapping[str, Any]
Rule = Callable[[Raw], Iterator[Problem]]


def _roles_known(raw: Raw) -> Iterator[Problem]:
    named: list[tuple[Path, str]] = []
    for place, row in enumerate(raw["approvals"]):
        named += [(("approvals", place, "needs", role), role) for role in row.get("needs", {})]
    named += [(("delegations", place, "role"), each["role"]) for place, each in enumerate(raw.get("delegations", ()))]
    for part in ("letters", "emergency"):
        named += [((part, key), role) for key, role in raw.get(part, {}).items()]
    for path, role in named:
        if role not in raw["roles"]:
            remedy = "name one of these, or add the role to `roles`"
            yield Problem(path=path, what=f"unknown role `{role}`", allowed=tuple(raw["roles"]), remedy=remedy)


def _rows_say_something(raw: Raw) -> Iterator[Problem]:
    for place, row in enumerate(raw["approvals"]):
        if not row.get("needs") and not row.get("documents"):
            what, remedy = "this row needs nothing", "add `needs: {ROLE: 1}` or `documents: [NAME]`"
            yield Problem(path=("approvals", place), what=what, remedy=remedy)
        since, until = row.get("berlaku_sejak"), row.get("berlaku_sampai")
        if since and until and until < since:
            what = f"the row ends ({until}) before it begins ({since})"
            path, remedy = ("approvals", place, "berlaku_sampai"), "`berlaku_sampai` is the last day, inclusive"
            yield Problem(path=path, what=what, remedy=remedy)
        if row.get("letters") and "letters" not in raw:
            what = "letters may fill this row, but nobody records letters"
            path, remedy = ("approvals", place, "letters"), "add `letters: {recorded_by: ROLE}` to the desk file"
            yield Problem(path=path, what=what, remedy=remedy)
        if row.get("documents") and "letters" not in raw:
            what = "this row needs a document, but nobody records letters"
            path, remedy = ("approvals", place, "documents"), "add `letters: {recorded_by: ROLE}` to the desk file"
            yield Problem(path=path, what=what, remedy=remedy)


def _letters_told_apart(raw: Raw) -> Iterator[Problem]:
    """Who records a letter names it by its words alone, so that no two may be alike."""
    names: dict[str, str] = {}
    for key, role in raw["roles"].items():
        subject = approval_subject(role["title"]["id"])
        if names.setdefault(title_key(subject), key) != key:
            what = f"the roles `{names[title_key(subject)]}` and `{key}` have the same title"
            remedy = "word one of the two otherwise"
            yield Problem(path=("roles", key, "title", "id"), what=what, remedy=remedy)
    written: dict[str, str] = {}
    for place, row in enumerate(raw["approvals"]):
        for index, document in enumerate(row.get("documents", ())):
            path, key = ("approvals", place, "documents", index), title_key(document)
            if key in names:
                what = f"`{document}` is what the letter of an approval is called"
                yield Problem(path=path, what=what, remedy="name the document otherwise")
            elif written.setdefault(key, document) != document:
                what = f"`{document}` stands elsewhere as `{written[key]}`"
                yield Problem(path=path, what=what, remedy="write it the same everywhere")


def _levels_known(raw: Raw) -> Iterator[Problem]:
    units = tuple(name for unit in raw["units"] for name in (unit["name"], *unit.get("former_names", ())))
    lists = {"risk": raw.get("risk_levels", ()), "data": raw.get("data_classes", ()), "unit": units}
    for place, row in enumerate(raw["approvals"]):
        for key, allowed in lists.items():
            if key in row and row[key] not in allowed:
                lacking = {"risk": "`risk_levels`", "data": "`data_classes`", "unit": "`units`"}[key]
                what, remedy = f"`{row[key]}` is not one of {lacking}", f"write one of them, or add it to {lacking}"
                yield Problem(path=("approvals", place, key), what=what, allowed=tuple(allowed), remedy=remedy)
    for key in ("risk_levels", "data_classes"):
        names = [name.casefold() for name in raw.get(key, ())]
        if len(set(names)) < len(names):
            yield Problem(path=(key,), what="a level is listed twice", remedy="keep each once, from the lowest up")


def _emergency_is_never_free(raw: Raw) -> Iterator[Problem]:
    """A shortened approval is never none (rule 10)."""
    rows = [row for row in raw["approvals"] if row.get("emergency")]
    if rows and "emergency" not in raw:
        remedy = "add `emergency: {declared_by: ROLE, reviewed_by: ROLE}`"
        yield Problem(path=("approvals",), what="no role may declare an emergency", remedy=remedy)
    if "emergency" in raw and not any(row.get("needs") for row in rows):
        remedy = "add `- {emergency: true, needs: {ROLE: 1}}`"
        yield Problem(path=("emergency",), what="no row asks an approval in an emergency", remedy=remedy)


def _delegations_possible(raw: Raw) -> Iterator[Problem]:
    known = {login.casefold() for login in raw["people"]}
    entries = raw.get("delegations", ())
    for place, entry in enumerate(entries):
        path = ("delegations", place)
        for key in ("from", "to"):
            if entry[key].casefold() not in known:
                what, allowed = f"`{entry[key]}` is not among `people`", tuple(raw["people"])
                yield Problem(path=(*path, key), what=what, allowed=allowed, remedy="add the person there")
        if entry["from"].casefold() == entry["to"].casefold():
            yield Problem(path=(*path, "to"), what="nobody acts in their own name", remedy="name another person")
        if entry["sampai"] < entry["mulai"]:
            what = f"the delegation ends ({entry['sampai']}) before it begins ({entry['mulai']})"
            yield Problem(path=(*path, "sampai"), what=what, remedy="`sampai` is the last day, inclusive")
        is_known = entry["role"] in raw["roles"] and entry["from"].casefold() in known
        if is_known and not _held_before(raw, entry):
            what = f"`{entry['from']}` has no term in `{entry['role']}` that begins before this delegation"
            yield Problem(path=(*path, "from"), what=what, remedy="name the person who holds or last held the office")
        if any(_clash(entry, earlier) for earlier in entries[:place]):
            what = f"`{entry['from']}` already has a delegate in `{entry['role']}` for some of these days"
            yield Problem(path=path, what=what, remedy="let one end before the other begins")


def _held_before(raw: Raw, entry: Raw) -> bool:
    terms = raw["roles"][entry["role"]]["members"]
    return any(
        term["person"].casefold() == entry["from"].casefold() and term["mulai"] <= entry["mulai"] for term in terms
    )


def _clash(one: Raw, other: Raw) -> bool:
    is_same = one["from"].casefold() == other["from"].casefold() and one["role"] == other["role"]
    return is_same and bool(one["mulai"] <= other["sampai"] and other["mulai"] <= one["sampai"])


def _duties_say_something(raw: Raw) -> Iterator[Problem]:
    for place, duty in enumerate(raw.get("separation", ())):
        others = (*duty.get("never_with", ()), *duty.get("not_alone_with", ()))
        path = ("separation", place)
        if not others:
            remedy = "add `never_with: [ACT]` or `not_alone_with: [ACT]`"
            yield Problem(path=path, what=f"this duty keeps `{duty['act']}` apart from nothing", remedy=remedy)
        if duty["act"] in others:
            what = f"`{duty['act']}` is kept apart from itself, so nobody could do it"
            yield Problem(path=path, what=what, remedy="name other acts")


MATRIX_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_roles_known, frozenset({"roles"})),
    (_rows_say_something, frozenset({"needs", "documents", "letters", "berlaku_sejak", "berlaku_sampai"})),
    (_letters_told_apart, frozenset({"roles", "title", "id", "documents"})),
    (_levels_known, frozenset({"risk_levels", "data_classes", "units", "name"})),
    (_emergency_is_never_free, frozenset({"emergency", "needs"})),
    (_delegations_possible, frozenset({"people", "roles", "person", "from", "to", "role", "mulai", "sampai"})),
    (_duties_say_something, frozenset({"separation", "act", "never_with", "not_alone_with"})),
)
"""Each rule with the keys that it reads everywhere; where one of these is broken, it stays silent."""
