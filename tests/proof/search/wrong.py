"""Desks that are wrong on purpose: for each invariant one that its check finds, and no other check.

A wrong desk is production behind a port that reads, writes, records, runs or dies otherwise (`wrong_ports.py`).
"""

from dataclasses import dataclass

from tests.proof.search import wrong_ports as ports
from tests.proof.search.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A wrong desk, the invariant that it breaks, and where: a starting situation, a few acts, so deep."""

    name: str
    invariant: str
    desk: Desk
    start: str
    acts: tuple[str, ...] = ()
    depth: int = 2


WRONG = (
    Wrong(
        name="counts approvals by e-mail",
        invariant="I1",
        desk=Desk(sees=ports.counts_mail),
        start="asked for approval",
        acts=("ratna: approves by e-mail", "budi: sets the next step's label"),
    ),
    Wrong(
        name="does not know who asks",
        invariant="I1",
        desk=Desk(sees=ports.does_not_know_who_asks),
        start="asked for approval",
        acts=("wati: approves",),
    ),
    Wrong(
        name="keeps the first text",
        invariant="I1",
        desk=Desk(sees=ports.keeps_the_first_text),
        start="open",
        acts=("wati: edits the request",),
    ),
    Wrong(
        name="forgets a withdrawal that was edited",
        invariant="I1",
        desk=Desk(sees=ports.forgets_a_withdrawal),
        start="after withdrawal",
        acts=("lina: edits a withdrawal away",),
    ),
    Wrong(
        name="forgets an approval that was edited",
        invariant="I1",
        desk=Desk(sees=ports.forgets_an_edited_approval),
        start="open",
        acts=("eko: approves", "joko: edits own approval"),
    ),
    Wrong(
        name="forgets a rejection that was deleted",
        invariant="I1",
        desk=Desk(sees=ports.forgets_a_rejection),
        start="after rejection",
        acts=("ratna: deletes own rejection",),
    ),
    Wrong(
        name="reads the desk file of yesterday",
        invariant="I1",
        desk=Desk(reads_desk_file=lambda _: "search"),
        start="open",
        acts=("owner: removes joko's entry",),
    ),
    Wrong(
        name="knows the desk file of now alone",
        invariant="I1",
        desk=Desk(sees=ports.forgets_what_was_known),
        start="asked for approval",
        acts=("agus: approves", "owner: adds agus with a term dated back"),
    ),
    Wrong(
        name="takes a request without labels for none of its own",
        invariant="I7",
        desk=Desk(sees=ports.needs_labels),
        start="asked for approval",
        acts=("ratna: approves",),
    ),
    Wrong(
        name="hears only the newest command",
        invariant="I8",
        desk=Desk(sees=ports.hears_only_the_newest),
        start="asked for approval",
        acts=("ratna: approves", "wati: agrees"),
        depth=3,
    ),
    Wrong(
        name="overlooks an earlier label",
        invariant="I9",
        desk=Desk(sees=ports.overlooks_an_earlier_label),
        start="asked for approval",
        acts=("tono: sets an earlier label",),
    ),
    Wrong(
        name="takes the requirements for given",
        invariant="I10",
        desk=Desk(sees=ports.adds_the_requirements),
        start="to be evaluated",
        acts=("budi: gives the evidence of the step",),
    ),
    Wrong(
        name="never sees its own words",
        invariant="I11",
        desk=Desk(sees=ports.never_sees_its_own_words),
        start="asked for approval",
    ),
    Wrong(name="never rests", invariant="I12", desk=Desk(runs=ports.never_rests), start="asked for approval"),
    Wrong(
        name="keeps quiet when it cannot read",
        invariant="I13",
        desk=Desk(runs=ports.keeps_quiet, writes=ports.leaves_the_page),
        start="open",
        acts=("GitHub: the record cannot be read",),
    ),
    Wrong(
        name="leaves what it cannot read",
        invariant="I17",
        desk=Desk(runs=ports.only_fails),
        start="label set without approval",
        acts=("GitHub: the record cannot be read",),
    ),
    Wrong(
        name="compares labels letter by letter",
        invariant="I9",
        desk=Desk(sees=ports.overlooks_look_alikes),
        start="in development",
        acts=("lina: sets a label that looks like the next step's",),
    ),
    Wrong(
        name="takes what came along for its own",
        invariant="I20",
        desk=Desk(sees=ports.overlooks_the_transfer),
        start="asked for approval",
        acts=("lina: transfers the issue",),
    ),
    Wrong(
        name="opens in its last breath",
        invariant="I14",
        desk=Desk(dying=ports.opens_in_its_last_breath),
        start="label set without approval",
    ),
    Wrong(
        name="opens before it records",
        invariant="I15",
        desk=Desk(runs=ports.opens_before_it_records),
        start="about to open",
    ),
    Wrong(
        name="looks once",
        invariant="I15",
        desk=Desk(runs=ports.looks_once),
        start="about to open",
    ),
    Wrong(
        name="posts its status twice",
        invariant="I16",
        desk=Desk(writes=ports.posts_its_status_twice),
        start="just filed",
    ),
    Wrong(
        name="records everything twice",
        invariant="I18",
        desk=Desk(records=ports.records_twice),
        start="asked for approval",
        acts=("ratna: rejects",),
    ),
    Wrong(
        name="shows one step more",
        invariant="I25",
        desk=Desk(writes=ports.writes_one_step_more, sees=ports.reads_one_step_less),
        start="asked for approval",
        acts=("ratna: approves",),
    ),
)
