"""The record of an honest request, the same as a forger would change it, and what the audit finds in it."""

from dataclasses import replace
from functools import cache

from automation.core.audit.chain import Record
from automation.core.audit.report import check_record
from automation.core.history.record import chain, digest, line, text
from tests.builders.stories import at_step, catalogue

NUMBER = 12


def record(entries, number=NUMBER):
    """A record file of these entries as they are."""
    return Record(request=number, data=text(entries).encode())


def head(entries):
    """The published head of a record."""
    return f"sha256:{digest(line(entries[-1]))}"


def found(entries, request=None):
    """The codes and lines of all differences."""
    return [(each.reason.code, each.line) for each in check_record(record(entries), catalogue(), request)]


def codes(entries, request=None):
    """The codes of all differences."""
    return [code for code, _ in found(entries, request)]


def facts(entries, request, code):
    """The facts of the one difference with this code."""
    (reason,) = [
        each.reason for each in check_record(record(entries), catalogue(), request) if each.reason.code == code
    ]
    return reason.facts


def rechained(entries):
    """The entries chained anew, as a forger would who can write the whole file."""
    return chain((), [replace(each, seq=0) for each in entries])


@cache
def honest(step=8):
    """A request that came the usual way to a step behind the gate, with its record."""
    told = at_step(step)
    return told, told.request.record


def changed(place, **values):
    """The honest record with one entry (counted from 0) changed and the chain made anew."""
    entries = list(honest()[1])
    entries[place] = replace(entries[place], **values)
    return rechained(entries)


def place_of(kind):
    """Where the first entry of a kind stands, counted from 0."""
    return next(place for place, each in enumerate(honest()[1]) if each.kind is kind)


def without(request, comment_id):
    """The history after a comment was deleted."""
    return replace(request, comments=tuple(each for each in request.comments if each.id != comment_id))


def relied_on(kind):
    """The comment of the first entry of a kind."""
    return honest()[1][place_of(kind)].comments[0]
