"""Seeded histories for the oracle: people act in many ways, runs of the desk keep the record, the desk file changes."""

from collections import Counter
from dataclasses import replace
from random import Random

from tests.proof.oracle.acting import ACTIONS, post, settle, turn, write_body
from tests.proof.oracle.desks import changed_desk
from tests.proof.oracle.facts import CommentDeleted, Facts, Turned
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.teller import Story, Told, moments


def forget(facts: Facts) -> Facts:
    """The history without recorded decisions whose comment is gone: only the record still knows them.

    What opened the gate before a launch stays, for the launch is judged by what was there then.
    """
    launched = any(isinstance(event, Turned) and event.to == "launched" for event in facts.events)
    kept_for_launch = {entry.comment for entry in facts.record or () if launched and entry.kind == "counted"}
    recorded = {entry.comment for entry in facts.record or () if entry.kind != "code"} - kept_for_launch
    gone = {event.comment for event in facts.events if isinstance(event, CommentDeleted)} & recorded
    kept = (event for event in facts.events if getattr(event, "comment", None) not in gone)
    return replace(facts, events=tuple(kept))


def tell(seed: int) -> Told:
    """One whole history with its runs, judged later by a desk file that may have changed."""
    story = Story(Random(seed))
    write_body(story)
    for _ in range(4):
        if lacking := story.lacking():
            post(story, lacking, quietly=story.chance(0.8))
    story.run()
    for _ in range(story.rng.randint(2, 9)):
        story.rng.choices(list(ACTIONS), weights=list(ACTIONS.values()))[0](story)
    if story.chance(0.6):
        settle(story)
    if story.chance(0.15):
        turn(story)
    for _ in range(story.rng.randint(0, 2)):
        story.rng.choices(list(ACTIONS), weights=list(ACTIONS.values()))[0](story)
    later = story.facts.now + story.rng.randint(0, 3600) + (86_400 if story.chance(0.2) else 0)
    forgetful = story.chance(0.5)
    return story.told(changed_desk(story.rng, story.facts.desk), later, forgetful=forgetful)


def facts_of(told: Told) -> Facts:
    """What the oracle judges at the end."""
    facts = told.start
    for _, facts in moments(told):  # noqa: B007 - the last one is wanted
        pass
    facts = forget(facts) if told.forgetful else facts
    return replace(facts, desk=replace(told.desk, known=facts.desk.known), now=told.now)


def sample(seed: int) -> Facts:
    """The facts of one whole history."""
    return facts_of(tell(seed))


def statistics(count: int, first: int = 0) -> Counter[str]:
    """How many of the samples are open, are violations, or give each reason word."""
    found: Counter[str] = Counter()
    for seed in range(first, first + count):
        verdict = judge(sample(seed))
        found.update(verdict.reasons.union(*verdict.refused.values()))
        found.update({"open": int(verdict.open), "violation": int(verdict.violation)})
    return found


def print_statistics(count: int) -> None:
    """Print the share of each word, the rarest first."""
    for word, times in reversed(statistics(count).most_common()):
        print(f"{times / count:7.2%}  {word}")


if __name__ == "__main__":
    print_statistics(2_000)
