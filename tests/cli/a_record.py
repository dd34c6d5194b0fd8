"""The record that belongs to the saved history of a request that was evaluated, and `alur audit` on it."""

import os
from dataclasses import replace
from datetime import datetime

from automation.core.history.record import Entry, EntryKind, chain
from automation.core.text.digest import text_digest
from tests.http.story import alur

ENVIRONMENT = {"PATH": os.environ["PATH"]}


def recorded(issue):
    """The record of a request that was filed and then evaluated by its first comment of a person."""
    evaluated = next(
        item for item in issue["timelineItems"]["nodes"] if item.get("body", "").startswith("/") and item["author"]
    )
    intake = _intake(issue)
    return chain((), [intake, _move(intake, evaluated)])


def audit(repo, *arguments):
    """What `alur audit` ends with and prints."""
    return alur(["audit", *map(str, arguments)], ENVIRONMENT, repo)


def _intake(issue):
    created = datetime.fromisoformat(issue["createdAt"])
    return Entry(
        kind=EntryKind.INTAKE,
        at=created,
        recorded_at=created,
        code="form_complete",
        actor=issue["author"]["databaseId"],
        role="pemohon",
        after=2,
        process="website-baru",
        version=1,
        event=issue["id"],
        parts={"body": text_digest(issue["body"])},
    )


def _move(intake, evaluated):
    number = int(evaluated["fullDatabaseId"])
    at = datetime.fromisoformat(evaluated["createdAt"])
    return replace(
        intake,
        kind=EntryKind.MOVE,
        at=at,
        recorded_at=at,
        code="step_done",
        actor=evaluated["author"]["databaseId"],
        role="tim_it",
        before=2,
        after=3,
        event="",
        comments=(number,),
        parts={f"comment.{number}": text_digest(evaluated["body"])},
    )
