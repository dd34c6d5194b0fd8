"""The sandbox's own endpoints below `/_sandbox/`: clock, edits, events, runs, requests, checks, forms, faults."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool

from automation.sandbox.http.answer import Answer
from automation.sandbox.world import strangers
from automation.sandbox.world.forms import submit
from automation.sandbox.world.people import Account
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.shapes import Shapes

from .place import Place


def set_clock(place: Place, _: Account, body: dict[str, Any]) -> Answer:
    """Moves the clock to `now`; it runs on from there."""
    try:
        place.hub.clock.set(datetime.fromisoformat(str(body.get("now"))))
    except ValueError as error:
        raise Refused.invalid("Clock", "now", "invalid", f"{error}; wanted is ISO 8601") from error
    place.hub.changes += 1
    return Answer(body={"now": place.hub.clock.stamp()})


def add_faults(place: Place, _: Account, body: dict[str, Any]) -> Answer:
    """Takes faults in."""
    place.faults.add(body.get("faults"))
    return Answer(status=201, body=faults(place, {}))


def faults(place: Place, _: dict[str, str]) -> Any:
    """What is left to happen, what happened, and the events that are held back."""
    left = [fault.shape for fault in place.faults.waiting]
    return {"left": left, "fired": place.faults.fired, "held": [event.shape for event in place.held]}


def clear_faults(place: Place) -> Answer:
    """Forgets all faults; held events stay held."""
    place.faults.clear()
    return Answer(status=204)


def release(place: Place, _: Account, __: dict[str, Any]) -> Answer:
    """Lets the held events start their runs."""
    return Answer(body={"released": place.release()})


def people(place: Place, _: Account, body: dict[str, Any]) -> Answer:
    """Changes an account."""
    who = strangers.change_person(place.hub, body)
    return Answer(body={"login": who.login, "id": who.id, "role_name": who.role.name.lower()})


def mail(place: Place, _: Account, body: dict[str, Any]) -> Answer:
    """Takes in a comment by mail."""
    return Answer(status=201, body=Shapes(place.hub.world, place.base).comment(strangers.mail(place.hub, body)))


def edits(place: Place, _: Account, body: dict[str, Any]) -> Answer:
    """Edits a text often."""
    return Answer(status=201, body=Shapes(place.hub.world, place.base).issue(strangers.edit_often(place.hub, body)))


def transfer(place: Place, who: Account, body: dict[str, Any]) -> Answer:
    """Takes in an issue of another repository."""
    return Answer(
        status=201, body=Shapes(place.hub.world, place.base).issue(strangers.transfer_in(place.hub, who, body))
    )


def forms(place: Place, who: Account, body: dict[str, Any]) -> Answer:
    """Submits a built form as its page on GitHub would."""
    issue = submit(place.hub, who, place.options.repo_dir / ".github" / "ISSUE_TEMPLATE", body)
    return Answer(status=201, body=Shapes(place.hub.world, place.base).issue(issue))


def requests(place: Place, query: dict[str, str]) -> Any:
    """What was sent, all or of one run."""
    run = query.get("run")
    return [asdict(sent) for sent in place.sent if run is None or str(sent.run) == run]


def runs(place: Place, _: dict[str, str]) -> Any:
    """The desk's runs."""
    return [record.shape for record in place.runs.records.values()] if place.runs else []


def events(place: Place, query: dict[str, str]) -> Any:
    """What starts the desk, or would; `after` leaves out the ones already seen."""
    return [event.shape for event in place.events if event.id > int(query.get("after") or 0)]


def checks(place: Place, _: dict[str, str]) -> Any:
    """Answers checked per route, and what was wrong with them."""
    return place.checks.shape


ACTS: dict[str, Callable[[Place, Account, dict[str, Any]], Answer]] = {
    "clock": set_clock,
    "edits": edits,
    "faults": add_faults,
    "forms": forms,
    "mail": mail,
    "people": people,
    "release": release,
    "transfer": transfer,
}
LISTS: dict[str, Callable[[Place, dict[str, str]], Any]] = {
    "requests": requests,
    "runs": runs,
    "events": events,
    "checks": checks,
    "faults": faults,
}


async def settle(place: Place) -> dict[str, Any]:
    """Waits until no desk run is going on or waiting, saves, and tells how the runs ended."""
    if place.runs:
        await run_in_threadpool(place.runs.wait)
    place.save()
    records = list(place.runs.records.values()) if place.runs else []
    failed = [record.shape for record in records if record.exit_code]
    return {"runs": len(records), "failures": failed, "cancelled": sum(r.status == "cancelled" for r in records)}
