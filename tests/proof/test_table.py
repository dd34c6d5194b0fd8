"""The table of the proof: one line for each claim, every violation told, and an exit code of 1 if there is any."""

from tests.proof.__main__ import HEAD, prove, row
from tests.proof.claim import Claim

HELD = Claim(claim="water is wet", reached="3 of 3", details="each of three")
BROKEN = Claim(claim="the gate stays shut", reached="2 of 3", violations=("seed 7: it opened",))


def part(*found: Claim):
    """A part of the proof that makes these claims."""

    def claims(*, small: bool):
        """Quick at any size."""
        yield from found[: 1 if small else None]

    return claims


def test_a_claim_is_one_line():
    """What is claimed, how far it was tried, how many violations, how many seconds, below their headings."""
    line = row(BROKEN, 12.4)

    assert line.split() == "the gate stays shut 2 of 3 1 12".split()
    assert len(line) == len(HEAD)


def test_without_violations_the_proof_ends_with_0(capsys):
    """The details come below the table."""
    assert prove([part(HELD)], small=False) == 0

    head, line, *below = capsys.readouterr().out.splitlines()
    assert (head, line.split()[:3]) == (HEAD, ["water", "is", "wet"])
    assert "each of three" in below


def test_a_violation_ends_the_proof_with_1_and_is_told(capsys):
    """With what plays it again."""
    assert prove([part(HELD, BROKEN)], small=False) == 1
    assert "VIOLATION of: the gate stays shut\nseed 7: it opened" in capsys.readouterr().out


def test_ci_has_time_for_less(capsys):
    """Each part is told so."""
    assert prove([part(HELD, BROKEN)], small=True) == 0
    assert "the gate stays shut" not in capsys.readouterr().out
