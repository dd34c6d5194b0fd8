"""Seeded histories for the oracle: people act in many ways, runs of the desk keep the record, the desk file changes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.oracle.covered import has_hole, holders, revision
from tests.oracle.desks import ACCOUNTS, changed_desk, sampled_desk
from tests.oracle.facts import (
    Account,
    Acted,
    BodyWritten,
    CommentDeleted,
    CommentEdited,
    Decided,
    Event,
    EvidencePosted,
    Facts,
    Turned,
)
from tests.oracle.oracle import judge
from tests.oracle.record import after_run

START = 1_000_000
STEPS = ("evaluasi", "kebutuhan", "rencana")
DECIDERS = ("wati", "joko", "ratna", "hadi")


class Story:
    """One request while it happens: the clock, the comment numbers, and the facts so far."""

    def __init__(self, rng: Random) -> None:
        """A desk without a request yet."""
        self.rng, self.at, self.comment = rng, START, 0
        unread = None if self.chance(0.015) else ()
        process = rng.choice(("website-baru", "perbaikan-fitur", "perbaikan-fitur"))
        self.facts = Facts(desk=sampled_desk(rng), events=(), now=START, record=unread, process=process)
        self.approvals: list[int] = []
        self.closings: list[int] = []
        self.evidence: dict[int, str] = {}

    def chance(self, share: float) -> bool:
        """Whether something with this probability happens."""
        return self.rng.random() < share

    def tick(self) -> int:
        """The next instant; now and then the same second again."""
        self.at += 0 if self.chance(0.06) else self.rng.randint(1, 3600)
        return self.at

    def number(self) -> int:
        """The next comment's number."""
        self.comment += 1
        return self.comment

    def add(self, event: Event) -> None:
        """Let something happen; most of the time a run of the desk sees it at once."""
        self.facts = replace(self.facts, events=(*self.facts.events, event), now=event.at)
        if self.chance(0.5):
            self.run()

    def run(self) -> None:
        """A run of the desk, as long as there is a request."""
        self.facts = after_run(self.facts)

    def someone(self, *names: str) -> Account:
        """The account of one of these people."""
        return ACCOUNTS[self.rng.choice(names)]


def write_body(story: Story) -> None:
    """Create or edit the body, mostly by the author."""
    first = not story.facts.events
    by = story.someone("dina") if first or story.chance(0.8) else story.someone("wati", "budi", "lina")
    by = replace(by, kind="Bot") if first and story.chance(0.025) else by
    text = f"Permohonan {story.rng.randint(1, 3)}{story.rng.choice(('', '  '))}"
    unit = story.rng.choice(("MIPA",) * 18 + ("Teknik", None))
    story.add(
        BodyWritten(at=story.tick(), by=by, text=text, unit=unit, data=story.rng.choice(("umum", "umum", "pribadi")))
    )


def post(story: Story, step: str, *, whole: bool = False) -> None:
    """Post the sections of a step, now and then without one of them or by somebody else."""
    wanted = {"pengajuan": ("tujuan",), "persetujuan": ("izin pusat data",)}.get(step) or story.facts.needed.get(
        step, ("lain",)
    )
    by = story.someone("budi", "sari") if whole or story.chance(0.9) else story.someone("wati", "dina", "lina")
    names = wanted if whole or story.chance(0.9) else wanted[1:]
    budget = story.rng.choice((5_000_000, 45_000_000, 45_000_000, 300_000_000, None))
    sections = tuple((name, budget if name == "anggaran" else f"isi {story.rng.randint(1, 2)}") for name in names)
    extra = (("tingkat", story.rng.choice(("rendah", "sedang", "tinggi"))),) if step == "rencana" else ()
    comment = story.number()
    story.evidence[comment] = step
    story.add(
        EvidencePosted(at=story.tick(), comment=comment, by=by, step=step, sections=sections + extra, text="bukti")
    )


def post_any(story: Story) -> None:
    """Post evidence for any step, `/lengkapi` and outside permits included."""
    post(story, story.rng.choice((*STEPS, "pengajuan", "persetujuan", "persetujuan")))


def approve(story: Story, *, by: str = "", clean: bool = False) -> None:
    """Approve the revision in force, or do one of the many things that are wrong about it."""
    rng, current = story.rng, revision(story.facts)
    account = ACCOUNTS[by] if by else story.someone(*DECIDERS * 5, "candra", "dina", "budi", "sari", "lina")
    account = account if clean or not story.chance(0.06) else rng.choice((None, replace(account, kind="Bot")))
    names = current if clean or not story.chance(0.08) else rng.choice((None, (current, "lain")))
    mail, app = (not clean and story.chance(0.06) for _ in "ma")
    comment, at = story.number(), story.tick()
    story.approvals.append(comment)
    story.add(Decided(at=at, comment=comment, by=account, verb="approve", names=names, by_mail=mail, by_app=app))


def letter(story: Story) -> None:
    """Record a signed letter."""
    by, signatory = story.someone("candra", "candra", "hadi", "budi", "dina"), story.rng.choice(DECIDERS)
    comment, names = story.number(), revision(story.facts)
    story.approvals.append(comment)
    story.add(Decided(at=story.tick(), comment=comment, by=by, verb="letter", names=names, signatory=signatory))


def close(story: Story) -> None:
    """Reject or withdraw."""
    verb, comment = story.rng.choice(("reject", "withdraw")), story.number()
    story.closings.append(comment)
    story.add(Decided(at=story.tick(), comment=comment, by=story.someone(*DECIDERS, "lina"), verb=verb))


def tamper(story: Story) -> None:
    """Edit or delete a comment; a run has seen a closing act before it can vanish."""
    pool = story.rng.choice((story.approvals, story.approvals, story.closings, list(story.evidence)))
    if not pool:
        return
    story.run()
    comment, by = story.rng.choice(pool), story.someone("budi", "budi", "sari", "lina", "wati")
    edit = story.chance(0.5)
    at = story.tick()
    story.add(
        CommentEdited(at=at, comment=comment, by=by, text="bukti baru")
        if edit
        else CommentDeleted(at=at, comment=comment)
    )


def turn(story: Story) -> None:
    """Launch where the gate allows it, or cancel, resume, hold or return."""
    may_launch = judge(story.facts).open and story.chance(0.7)
    to = "launched" if may_launch else story.rng.choice(("cancelled", "resumed", "held", "returned"))
    story.run()
    at = story.tick()
    step = story.rng.choice((*STEPS, "persetujuan", "pengembangan"))
    story.add(Turned(at=at, to=to, step=step, until=at + story.rng.randint(1, 90_000)))


def act(story: Story) -> None:
    """Implement, or declare an emergency."""
    if story.chance(0.5):
        story.add(Acted(at=story.tick(), by=story.someone("budi", "joko", "candra"), act="pengembangan"))
    else:
        story.add(Acted(at=story.tick(), by=story.someone("hadi", "ratna", "dina"), act="darurat"))


ACTIONS: dict[Callable[[Story], None], int] = {
    approve: 12,
    write_body: 2,
    post_any: 3,
    letter: 2,
    close: 2,
    tamper: 3,
    turn: 2,
    act: 1,
}


def settle(story: Story) -> None:
    """People repair the evidence, resume, and those who may approve do so again."""
    if story.chance(0.8):
        story.add(Turned(at=story.tick(), to="resumed"))
    if story.chance(0.6):
        post(story, "persetujuan", whole=True)
    for step in STEPS if has_hole(story.facts, holders(story.facts)) else ():
        post(story, step, whole=True)
    story.at += 1
    for name in story.rng.sample(DECIDERS, k=len(DECIDERS)):
        approve(story, by=name, clean=True)


def forget(facts: Facts) -> Facts:
    """The history without recorded decisions whose comment is gone: only the record still knows them."""
    recorded = {entry.comment for entry in facts.record or ()}
    gone = {event.comment for event in facts.events if isinstance(event, CommentDeleted)} & recorded
    kept = (event for event in facts.events if getattr(event, "comment", None) not in gone)
    return replace(facts, events=tuple(kept))


def sample(seed: int) -> Facts:
    """One whole history with its record, judged later by a desk file that may have changed."""
    story = Story(Random(seed))
    write_body(story)
    for step in STEPS:
        post(story, step)
    for _ in range(story.rng.randint(2, 9)):
        story.rng.choices(list(ACTIONS), weights=list(ACTIONS.values()))[0](story)
    if story.chance(0.6):
        settle(story)
    if story.chance(0.15):
        turn(story)
    for _ in range(story.rng.randint(0, 2)):
        story.rng.choices(list(ACTIONS), weights=list(ACTIONS.values()))[0](story)
    later = story.facts.now + story.rng.randint(0, 3600)
    facts = forget(story.facts) if story.chance(0.5) else story.facts
    return replace(facts, desk=changed_desk(story.rng, story.facts.desk), now=later)


def statistics(count: int, first: int = 0) -> Counter[str]:
    """How many of the samples are open, are violations, or give each reason word."""
    found: Counter[str] = Counter()
    for seed in range(first, first + count):
        verdict = judge(sample(seed))
        found.update(verdict.words)
        found.update({"open": int(verdict.open), "violation": int(verdict.violation)})
    return found


def print_statistics(count: int) -> None:
    """Print the share of each word, the rarest first."""
    for word, times in reversed(statistics(count).most_common()):
        print(f"{times / count:7.2%}  {word}")


if __name__ == "__main__":
    print_statistics(2_000)
