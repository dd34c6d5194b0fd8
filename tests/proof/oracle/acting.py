"""What people do in the sampled histories, rightly and wrongly, each act with the chance of its kind."""

from collections.abc import Callable
from dataclasses import replace

from tests.proof.oracle.case import called_at
from tests.proof.oracle.covered import holders, spoiled
from tests.proof.oracle.desks import ACCOUNTS, START, edited_desk
from tests.proof.oracle.facts import (
    Acted,
    BodyWritten,
    Code,
    CommentDeleted,
    CommentEdited,
    Decided,
    EvidencePosted,
    Turned,
)
from tests.proof.oracle.office import allowed, barred, deeds, seats
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.teller import STEPS, Story

DECIDERS = ("wati", "joko", "ratna", "hadi")
PERMIT = "izin pusat data"
OTHER = Code(("lain",), 0, 0)
MIDNIGHTS = tuple(
    START + 43_200 + 86_400 * day for day in range(10)
)  # a hold ends with a day; the story begins at noon


def write_body(story: Story) -> None:
    """Create or edit the body, mostly by the author."""
    first = not story.facts.events
    if story.closings:
        story.run()  # of a rejection that nobody saw before an edit the desk cannot tell what was rejected
    by = story.someone("dina") if first or story.chance(0.8) else story.someone("wati", "budi", "lina")
    by = replace(by, kind="Bot") if first and story.chance(0.025) else by
    text = f"Permohonan {story.rng.randint(1, 3)}{story.rng.choice(('', '  '))}"
    unit = story.rng.choice(("MIPA",) * 18 + ("Teknik", None))
    data = story.rng.choice(("umum", "umum", "umum", "pribadi", "pribadi", None))
    story.add(BodyWritten(at=story.tick(), by=by, text=text, unit=unit, data=data))


def post(story: Story, step: str, *, whole: bool = False, quietly: bool = False) -> None:
    """Post sections of a step, now and then without one of them, or by somebody whose evidence it is not."""
    wanted = {"pengajuan": ("tujuan",)}.get(step) or story.facts.needed[step]
    deputies = {each.taker for each in story.facts.desk.delegations if each.role == "tim_it"}
    usual = ("dina",) if step == "pengajuan" else ("budi", "sari", *deputies)
    is_theirs = whole or story.chance(0.9)
    by = story.someone(*usual) if is_theirs else story.someone("wati", "lina")
    names = wanted if whole or story.chance(0.9) else wanted[1:]
    budget = story.rng.choice((5_000_000, 45_000_000, 45_000_000, 300_000_000, None))
    sections = tuple((name, budget if name == "anggaran" else f"isi {story.rng.randint(1, 2)}") for name in names)
    extra = (("tingkat", story.rng.choice(("rendah", "sedang", "tinggi", None))),) if step == "rencana" else ()
    data = holders(story.facts).get(("evaluasi", "data"))
    is_lost = data is not None and data.comment in spoiled(story.facts)
    tells_data = step == "evaluasi" and (story.chance(0.2) or is_lost)
    extra = (("data", story.rng.choice(("umum", "pribadi"))),) if tells_data else extra
    comment = story.number()
    if is_theirs and sections + extra:
        story.evidence.append(comment)
    at, text = story.tick(), f"bukti {comment}"
    event = EvidencePosted(at=at, comment=comment, by=by, step=step, sections=sections + extra, text=text)
    story.add(event, quietly=quietly)


def post_any(story: Story) -> None:
    """Post the evidence that is wanted now, complete the form, or record a permit."""
    lacking = story.lacking()
    if story.rests() or (not lacking and story.chance(0.5)):
        permit(story)
    else:
        post(story, lacking or "pengajuan")


def approve(story: Story, *, by: str = "", clean: bool = False) -> None:
    """Approve the revision in force, or do one of the many things that are wrong about it."""
    rng, current = story.rng, story.code()
    account = ACCOUNTS[by] if by else story.someone(*DECIDERS * 5, "candra", "candra", "dina", "budi", "sari", "lina")
    account = account if clean or not story.chance(0.06) else rng.choice((None, replace(account, kind="Bot")))
    names = current if clean or not story.chance(0.08) else rng.choice((None, OTHER))
    mail, app = (not clean and story.chance(0.06) for _ in "ma")
    comment, at = story.number(), story.tick() if clean else story.stamp()
    story.approvals.append(comment)
    story.add(Decided(at=at, comment=comment, by=account, verb="approve", names=names, by_mail=mail, by_app=app))


def letter(story: Story) -> None:
    """Record a signed letter."""
    by, signatory = story.someone("candra", "candra", "hadi", "budi", "dina"), story.rng.choice(DECIDERS)
    comment, names = story.number(), story.code()
    story.approvals.append(comment)
    story.add(Decided(at=story.tick(), comment=comment, by=by, verb="letter", names=names, signatory=signatory))


def permit(story: Story, *, by: str = "") -> None:
    """Record a permit from outside."""
    account = ACCOUNTS[by] if by else story.someone("candra", "candra", "candra", "hadi", "budi", "dina")
    current = story.code()
    names = current if by or not story.chance(0.08) else OTHER
    comment = story.number()
    story.approvals.append(comment)
    story.add(Decided(at=story.tick(), comment=comment, by=account, verb="permit", names=names, document=PERMIT))


def close(story: Story) -> None:
    """Reject or withdraw; nobody does while the request is cancelled."""
    if story.cancelled:
        return
    verb, comment = story.rng.choice(("reject", "withdraw")), story.number()
    story.closings.append(comment)
    story.add(Decided(at=story.stamp(), comment=comment, by=story.someone(*DECIDERS, "lina"), verb=verb))


def tamper(story: Story) -> None:
    """Edit or delete a comment that a run has seen, evidence only once and while all of it is there."""
    pool = story.rng.choice((story.approvals, story.approvals, story.closings, story.evidence))
    pool = [comment for comment in pool if comment not in story.touched]
    if not pool or (pool[0] in story.evidence and story.lacking()):
        return
    story.run()
    comment, by = story.rng.choice(pool), story.someone("budi", "budi", "sari", "lina", "wati", "dina")
    story.touched.add(comment)
    edit, before = story.chance(0.5), story.at
    # What was confirmed and what replaces it in the same second nobody can tell apart.
    story.at = max(story.tick(), before + (comment in story.evidence))
    at = story.at
    story.add(
        CommentEdited(at=at, comment=comment, by=by, text=f"bukti baru {comment}")
        if edit
        else CommentDeleted(at=at, comment=comment)
    )


def turn(story: Story) -> None:
    """Launch where the gate allows it, or cancel, resume, hold or return."""
    if story.launched:
        return
    story.run()
    at = story.tick()
    steps = (*STEPS[: story.reached], *(["persetujuan"] if story.working else []))
    is_held = at < story.held_until
    ways = {
        "cancelled": not story.cancelled,
        "resumed": story.cancelled or is_held,
        "held": not story.cancelled and not is_held,
        "returned": not story.cancelled and bool(steps),
    }
    may_launch = judge(replace(story.facts, now=at)).open and story.chance(0.7)
    to = "launched" if may_launch else story.rng.choice([way for way, is_possible in ways.items() if is_possible])
    if to in {"resumed", "launched"}:  # what lifts is later by the clock too
        story.at = at = at + 1
    step = story.rng.choice(steps) if to == "returned" else ""
    until = next(each for each in MIDNIGHTS if each > at) + story.rng.choice((0, 0, 86_400))
    story.add(Turned(at=at, to=to, step=step, until=until if to == "held" else 0))
    story.launched = to == "launched"
    story.cancelled = to == "cancelled" or (story.cancelled and to != "resumed")
    story.held_until = {"held": until, "resumed": 0}.get(to, story.held_until)
    if to == "returned":
        story.working = False
        story.reached = STEPS.index(step) if step in STEPS else len(STEPS)


def act(story: Story) -> None:
    """Implement behind an open gate, or declare an emergency by whoever may."""
    facts, at = story.facts, story.tick()
    if story.cancelled or story.launched:
        return
    if story.chance(0.5):
        by = story.someone(*({"budi", "sari"} - story.deciders()) or {"sari"})
        if judge(replace(facts, now=at)).open and by.login not in story.deciders():
            story.run()
            story.at = at = at + 1
            story.add(Acted(at=at, by=by, act="pengembangan"))
            story.working = True
        return
    by, role = story.someone("hadi", "ratna", "candra"), facts.desk.emergency_role
    if by.login in story.deciders():
        story.run()  # an approval that no run has seen keeps from it all the same; here only the record tells of it
        facts = story.facts
    did = deeds(facts)
    found, bars = seats(facts.desk, by.id, {role}, at), barred(facts, did, at)
    if role and called_at(facts, did) == len(facts.events) and (allowed(found, "darurat", bars) or story.chance(0.3)):
        story.add(Acted(at=at, by=by, act="darurat"))


def refile(story: Story) -> None:
    """Edit the desk file; a push of it starts a run, which may be lost or late."""
    story.file(replace(edited_desk(story.rng, story.facts.desk, story.at), known=None))
    if story.chance(0.6):
        story.run()


ACTIONS: dict[Callable[[Story], None], int] = {
    approve: 12,
    write_body: 2,
    post_any: 3,
    letter: 2,
    close: 2,
    tamper: 3,
    turn: 2,
    act: 1,
    refile: 1,
}


def settle(story: Story) -> None:
    """People resume, repair the evidence, and those who may approve do so again."""
    if story.cancelled or (story.at < story.held_until and story.chance(0.8)):
        story.at += 1
        story.add(Turned(at=story.tick(), to="resumed"))
        story.cancelled, story.held_until = False, 0
    while (lacking := story.lacking()) and not story.rests():
        post(story, lacking, whole=True)
    story.at += 1
    if story.chance(0.6):
        permit(story, by="candra")
    for name in story.rng.sample(DECIDERS, k=len(DECIDERS)):
        approve(story, by=name, clean=True)
