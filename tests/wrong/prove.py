"""The part of the proof that asks whether the proof can fail: wrong gates and desks, each found out."""

from collections.abc import Iterator

from tests.proof.claim import Claim
from tests.wrong.refuted import HEAD, RULES, Refuted, refuted_desks, refuted_gates


def claims(*, small: bool) -> Iterator[Claim]:
    """Every wrong version is found out, and each rule has one that its own checks alone find."""
    found = [*refuted_gates(), *refuted_desks()]
    yield found_out(found)
    yield each_rule(found)


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
