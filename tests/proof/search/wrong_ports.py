"""How the wrong desks read, write, record, run and die: one rule forgotten by each."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Comment, Request
from automation.core.outcome.plan import AddLabels, EditComment, Plan, PostComment, Write
from automation.core.state.markers import STATUS, key_of
from automation.errors import Unreadable
from automation.operations.handle import Run, handle
from tests.builders.texts import account, evidence, process_of
from tests.proof.search.desk import Port
from tests.proof.search.world import PROCESS

LATE = "tanda: terlambat"


def counts_mail(request: Request) -> Request:
    """What came by e-mail came as a comment."""
    return replace(request, comments=tuple(replace(each, via_email=False) for each in request.comments))


def does_not_know_who_asks(request: Request) -> Request:
    """Somebody else asked."""
    return replace(request, author=account("tono"))


def keeps_the_first_text(request: Request) -> Request:
    """The text of the request is what it was at first."""
    return replace(request, body=request.body.replace("Uraian", "Jawaban"), edits=())


def _without(request: Request, kind: EntryKind, word: str) -> Request:
    """Without the entries of a kind whose comment does not say its word any more."""
    there = {each.id for each in request.comments if each.body.startswith(word)}
    kept = tuple(each for each in request.record or () if each.kind is not kind or each.comments[0] in there)
    return replace(request, record=kept)


def forgets_a_withdrawal(request: Request) -> Request:
    """A withdrawal stands as long as its comment says so."""
    return _without(request, EntryKind.WITHDRAWAL, "/tarik")


def forgets_an_edited_approval(request: Request) -> Request:
    """Whoever edits an approval never gave it, so somebody else may speak with that voice."""
    edited = {each.id for each in request.comments if each.edited_at is not None}
    kept = tuple(
        each for each in request.record or () if each.kind is not EntryKind.APPROVAL or each.comments[0] not in edited
    )
    return replace(request, record=kept)


def forgets_a_rejection(request: Request) -> Request:
    """A rejection stands as long as its comment is there."""
    return _without(request, EntryKind.REJECTION, "/tolak")


def needs_labels(request: Request) -> Request:
    """Where no label is, no procedure is."""
    return request if request.labels else replace(request, body="")


def hears_only_the_newest(request: Request) -> Request:
    """What was neither answered nor recorded in time is lost."""
    said = [each for each in request.comments if not each.by_desk and each.body.startswith("/")]
    known = {comment for entry in request.record or () for comment in entry.comments}
    lost = {each.id for each in said[:-1] if not each.marks and each.id not in known}
    return replace(request, comments=tuple(each for each in request.comments if each.id not in lost))


def overlooks_an_earlier_label(request: Request) -> Request:
    """One step label is never seen."""
    return replace(request, labels=frozenset(each for each in request.labels if not each.startswith("langkah 04")))


def overlooks_look_alikes(request: Request) -> Request:
    """A label with something unseen inside is another label."""
    return replace(request, labels=frozenset(each for each in request.labels if each.isascii()))


def forgets_what_was_known(request: Request) -> Request:
    """A right that stands in the desk file now stood there always."""
    return replace(request, register=None)


def overlooks_the_transfer(request: Request) -> Request:
    """What stands on the issue was always said here."""
    return replace(request, transferred_at=None)


def adds_the_requirements(request: Request) -> Request:
    """Whoever evaluates has given the requirements too."""
    step = process_of(PROCESS).step(3)
    comments: list[Comment] = []
    for each in request.comments:
        comments.append(each)
        if each.body.startswith("/evaluasi"):
            marks = frozenset({"ROCKET", "THUMBS_UP"})
            made = replace(each, id=each.id + 1, node_id=f"{each.node_id}+", body=evidence(step), marks=marks)
            comments.append(made)
    return replace(request, comments=tuple(comments))


def never_sees_its_own_words(request: Request) -> Request:
    """The status comment always reads otherwise than it was written."""
    return _with_status(request, lambda body: f"{body}\n.")


def reads_one_step_less(request: Request) -> Request:
    """What `writes_one_step_more` wrote is read as it was meant."""
    return _with_status(request, lambda body: body.replace("Langkah 6 dari", "Langkah 5 dari"))


def _with_status(request: Request, change: Callable[[str], str]) -> Request:
    comments = tuple(
        replace(each, body=change(each.body)) if key_of(each) == STATUS else each for each in request.comments
    )
    return replace(request, comments=comments)


def writes_one_step_more(write: Write) -> Sequence[Write]:
    """The status comment tells of the next step."""
    if isinstance(write, EditComment | PostComment):
        return (replace(write, body=write.body.replace("Langkah 5 dari", "Langkah 6 dari")),)
    return (write,)


def leaves_the_page(write: Write) -> Sequence[Write]:
    """The status comment does not tell that nothing can be read."""
    return () if isinstance(write, EditComment) and "tidak dapat dibaca" in write.body else (write,)


def posts_its_status_twice(write: Write) -> Sequence[Write]:
    """One status comment is not enough."""
    return (write, write) if isinstance(write, PostComment) and write.key == STATUS else (write,)


def records_twice(entries: Sequence[Entry]) -> Sequence[Entry]:
    """One entry is not enough."""
    return (*entries, *entries)


def never_rests(run: Run) -> None:
    """A label comes, and goes, and comes."""
    was_there = LATE in run.desk.read(run.number).request.labels
    handle(run)
    if not was_there:
        run.desk.apply(Plan(number=run.number, issue_id="", writes=(AddLabels(names=(LATE,)),)))


def keeps_quiet(run: Run) -> None:
    """What could not be read is no failure."""
    with suppress(Unreadable):
        handle(run)


def only_fails(run: Run) -> None:
    """What cannot be read is left as it is, and those who keep the desk are told."""
    if run.plan()[0].unknown is not None:
        raise Unreadable("it cannot be read")
    handle(run)


def opens_before_it_records(run: Run) -> None:
    """The record can wait."""
    plan, reading = run.plan()
    if plan.writes:
        run.desk.apply(plan)
    if plan.entries:
        run.desk.append(reading, plan.entries)


def looks_once(run: Run) -> None:
    """What was read a while ago is still so."""
    plan, reading = run.plan()
    if plan.entries:
        run.desk.append(reading, plan.entries)
    run.desk.apply(plan)


def opens_in_its_last_breath(port: Port) -> None:
    """A run that dies sets the label that it was about."""
    label = process_of(PROCESS).step(6).label
    port.apply(Plan(number=0, issue_id="", writes=(AddLabels(names=(label,)),)))
