"""The part of the proof that asks whether the proof can fail: wrong gates and desks, each found out."""

from collections.abc import Callable, Iterator

from tests.proof.claim import Claim
from tests.proof.wrong.blind import BLIND, SEARCHED
from tests.proof.wrong.refuted import HEAD, RULES, Refuted, refuted_desks, refuted_gates


def claims(*, small: bool) -> Iterator[Claim]:
    """Every wrong version is found out, and each rule has one that its own checks alone find."""
    found = [*refuted_gates(), *refuted_desks()]
    yield found_out(found)
    yield each_rule(found)
    yield each_kind()


def found_out(found: list[Refuted]) -> Claim:
    """Each wrong version is found out by one check at least."""
    table = [HEAD, *map(str, sorted(found, key=lambda each: (each.rule, each.name)))]
    return Claim(
        claim="gates and desks that are wrong on purpose are found out",
        reached=f"{sum(bool(each.by) for each in found)} of {len(found)}",
        violations=tuple(f"{each.name} (rule {each.rule}) is found out by nothing" for each in found if not each.by),
        details="\n".join(table),
    )


def each_rule(found: list[Refuted]) -> Claim:
    """Each rule's checks are needed: without them a wrong version would pass."""
    alone = {each.rule for each in found if each.by_its_check_alone}
    return Claim(
        claim="each rule of the gate has a wrong version that its own checks alone find out",
        reached=f"{len(alone)} of {len(RULES)} rules",
        violations=tuple(f"rule {rule} has none" for rule in RULES if rule not in alone),
    )


def each_kind() -> Claim:
    """Each kind that the proof was blind to has a desk that is wrong there, which the widened models find."""
    missed = [f"kind {blind.kind}: nothing speaks against the wrong desk" for blind in BLIND if not blind.is_found]
    lines = [f"{blind.kind:4} {blind.held_still:40} oracle: {_sentence(blind.told)}" for blind in BLIND]
    lines += [f"{kind:4} {'':40} search: {name}" for kind, name in SEARCHED.items()]
    return Claim(
        claim="each kind that was not seen has a wrong desk that the widened models find",
        reached=f"{len(BLIND) - len(missed) + len(SEARCHED)} of {len(BLIND) + len(SEARCHED)} kinds",
        violations=tuple(missed),
        details="\n".join(sorted(lines)),
    )


def _sentence(told: Callable[[], object]) -> str:
    return " ".join((told.__doc__ or "").split())
