"""First asked, then done: what is said of an act that nobody has done, beside what the desk makes of it when it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from automation.core.approval.revision import NO_CODE, salted_code
from automation.core.decision.decide import decide
from automation.core.decision.what_if import answer_to, what_if
from automation.core.outcome.decision import NextAct, WhatIf
from automation.core.outcome.plan import AddLabels, EditComment, Plan, PostComment, RemoveLabels
from automation.core.state.codes import CODES
from automation.core.state.situation import Answer
from automation.core.text.command_line import CODE_BITS
from automation.render.comments.compose import compose
from automation.render.reports.explain import explained
from tests.builders.stories import Story, evidence

NOBODYS_CODE = "-".join(["0" * 4] * (CODE_BITS // 20))

Doing = Callable[[Story], Story]


def copy_of(told: Story, *, is_awake: bool = True) -> Story:
    """The same story, to be told on in another way."""
    return replace(told, is_awake=is_awake, plans=list(told.plans))


def act_of(told: Story, doing: Doing) -> NextAct | None:
    """The one comment or label that `doing` adds to the history; None when it adds neither, or more."""
    done = doing(copy_of(told, is_awake=False)).request
    comments = done.comments[len(told.request.comments) :]
    labels = done.label_events[len(told.request.label_events) :]
    acts = (*comments, *labels)
    is_edited = done.body != told.request.body or any(comment.edited_at for comment in comments)
    return acts[0] if len(acts) == 1 and not is_edited else None


def asked_then_done(told: Story, doing: Doing) -> tuple[WhatIf, Story] | None:
    """What was foretold and the story after it; all that can be compared is. None when there was nothing to ask."""
    act = act_of(told, doing)
    if act is None:
        return None
    before = told.request
    found = what_if(decide, told.of, before, act)
    assert told.request is before
    done = doing(copy_of(told))
    drawn = codes_drawn(done)
    plan = compose(told.of, found.after)
    assert without(drawn, done.plans[-1]) == without(drawn, plan), (
        "labels, comments, reactions, entries, in their order"
    )
    after = done.decision
    assert _unknown(drawn, str(explained(after))) == _unknown(drawn, str(explained(found.after))), "where it stands"
    # What is told once for each asking stands in its comment alone.
    is_told_once = found.answer is not None and found.answer.reason.code.startswith("plain_")
    if after.situation is not None and not is_told_once:
        assert _told(answer_to(after, act)) == _told(found.answer)
    _differences_are_the_acts(told, found)
    return found, done


def codes_drawn(told: Story) -> tuple[str, ...]:
    """The codes that the last run drew: what is foretold draws none, and leaves them open."""
    entries = told.plans[-1].entries
    return tuple(salted_code(each.revision, each.salt) for each in entries if each.kind in CODES)


def without(drawn: tuple[str, ...], plan: Plan) -> Plan:
    """The plan with these codes left open, and without the entries that hold their salts."""
    writes = [
        replace(each, body=_unknown(drawn, each.body), **({"key": _unknown(drawn, each.key)} if _is_new(each) else {}))
        if isinstance(each, PostComment | EditComment)
        else each
        for each in plan.writes
    ]
    return replace(plan, writes=tuple(writes), entries=tuple(each for each in plan.entries if each.kind not in CODES))


def _is_new(write: PostComment | EditComment) -> bool:
    return isinstance(write, PostComment)


def _unknown(drawn: tuple[str, ...], text: str) -> str:
    for code in drawn:
        text = text.replace(code, NO_CODE)
    # Where a code is the name of a comment no question mark can stand.
    return text.replace(NO_CODE.replace("?", "="), NO_CODE)


def _told(answer: Answer | None) -> tuple[bool, str, bool] | None:
    """What people hear of an answer; its details are kept in the record, and are read from there once they are."""
    return (answer.accepted, answer.reason.code, answer.moved) if answer else None


def _differences_are_the_acts(told: Story, found: WhatIf) -> None:
    """Where nothing was due before, the differences are the whole plan."""
    if compose(told.of, found.before).writes or found.before.entries:
        return
    plan = compose(told.of, found.after)
    put_on = [name for write in plan.writes if isinstance(write, AddLabels) for name in write.names]
    taken_off = [name for write in plan.writes if isinstance(write, RemoveLabels) for name in write.names]
    assert (list(found.labels_on), list(found.labels_off)) == (sorted(put_on), taken_off)
    assert (found.notices, found.entries) == (found.after.notices, found.after.entries)
    assert (found.reactions, found.close, found.reopen) == (
        found.after.reactions,
        found.after.close,
        found.after.reopen,
    )


def texts(told: Story) -> Iterator[str]:
    """Comments of every kind, whether or not they make sense where the request stands."""
    situation = told.decision.situation
    code = situation.gate.code if situation else ""
    number = situation.step if situation else 2
    step = told.process.step(number)
    yield from (f"/setujui {code}".strip(), f"/setujui {NOBODYS_CODE}", "/tolak risikonya belum dijawab", "/tolak")
    yield from ("/tarik keadaan berubah", "/kembali 3 kebutuhan berubah", "/kembali 99 salah", "/batal tidak jadi")
    yield from ("/lanjut", "/banding ada hal baru", "/status", "/bantuan", "/tunda sebentar", "/setuju semua", "Baik.")
    yield from (f"/pratinjau setujui {code}", "/pratinjau", "/pratinjau /pratinjau /status", "/pratinjau /batal saja")
    for each in told.process.steps[max(1, number - 2) : number + 1]:
        yield evidence(each)
        yield f"/{each.verb}"
    if step.sections:
        yield evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1)
        yield evidence(step, **{step.sections[0].key: "-"})
        yield evidence(step) + "\n\n### Judul lain\nisi"
        yield f"/pratinjau {evidence(step)}"


def labels(told: Story) -> Iterator[str]:
    """Labels of every kind that the issue does not carry."""
    number = told.step if told.decision.situation else 2
    steps = told.process.steps[max(0, number - 2) : number + 3]
    names = [*(step.label for step in steps), told.process.steps[-1].label, "sop: lain", "status: ditunda", "bug"]
    there = {name.casefold() for name in told.request.labels}
    yield from (name for name in names if name.casefold() not in there)
