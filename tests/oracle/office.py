"""Who people are, which office they hold when, and what they did that keeps them from deciding (rules 4 and 5)."""

from tests.oracle.facts import Account, Acted, BodyWritten, CommentEdited, Desk, EvidencePosted, Facts, Term, Who

# Which two acts one person may never both do, whatever the desk adds.
CONFLICTS = frozenset(
    frozenset(pair.split())
    for pair in (
        "submit approve, edit approve, evaluasi approve, kebutuhan approve, rencana approve, pengembangan approve, "
        "submit evaluasi, edit evaluasi, submit darurat, submit catat, edit catat, "
        "evaluasi catat, rencana catat, pengembangan catat"
    ).split(", ")
)


def name_of(desk: Desk, account: Account | None) -> Who | None:
    """The desk's login for an account, by number where the desk has one; else the account's number."""
    if account is None:
        return None
    by_number = [person.login for person in desk.people if person.id == account.id]
    by_login = [
        person.login
        for person in desk.people
        if person.id is None and person.login.casefold() == account.login.casefold()
    ]
    return (by_number or by_login or [account.id])[0]


def is_person(account: Account | None) -> bool:
    """Whether GitHub names the account and calls it a person."""
    return account is not None and account.kind == "User"


def seats(desk: Desk, name: Who | None, role: str, at: int) -> frozenset[Who]:
    """Whose office of this role somebody may use at that moment: their own, and that of who holds or last held it."""
    terms = [term for term in desk.terms if term.role == role and term.since <= at]
    own, ever = {term.person for term in terms if _runs(term, at)}, {term.person for term in terms}
    lent = {
        given.giver
        for given in desk.delegations
        if given.taker == name and given.role == role and _runs(given, at) and given.giver in ever
    }
    return frozenset(lent | ({name} & own))


def _runs(term: Term, at: int) -> bool:
    return term.since <= at and (term.until is None or at < term.until)


def bodies(facts: Facts) -> list[BodyWritten]:
    """Every writing of the body, oldest first."""
    return [event for event in facts.events if isinstance(event, BodyWritten)]


def requester_side(facts: Facts) -> frozenset[Who]:
    """The author, and who represented the unit at any time of this request (of every unit, when it is unknown)."""
    written = bodies(facts)
    named = [unit for unit in facts.desk.units if unit.name == written[-1].unit]
    spoke = [term for unit in named or facts.desk.units for term in unit.representatives]
    life = [term for term in spoke if term.since <= facts.now and (term.until is None or written[0].at < term.until)]
    return frozenset({term.person for term in life} | {name_of(facts.desk, written[0].by)} - {None})


def deeds(facts: Facts) -> frozenset[tuple[Who | None, str]]:
    """What everybody did, superseded and unaccepted sections and edits of other people's evidence included."""
    done = {(name, "submit") for name in requester_side(facts)}
    steps: dict[int, str] = {}
    for event in facts.events:
        match event:
            case BodyWritten(by=by):
                done.add((name_of(facts.desk, by), "edit"))
            case EvidencePosted(comment=comment, by=by, step=step, sections=sections) if sections:
                steps[comment] = step
                done.add((name_of(facts.desk, by), step))
            case CommentEdited(comment=comment, by=by) if steps.get(comment) == "pengajuan":
                done.add((name_of(facts.desk, by), "edit"))
            case CommentEdited(comment=comment, by=by) if comment in steps:
                done.add((name_of(facts.desk, by), steps[comment]))
            case Acted(by=by, act=act):
                done.add((name_of(facts.desk, by), act))
    return frozenset(done)


def barred(desk: Desk, done: frozenset[tuple[Who | None, str]], name: Who | None, act: str) -> bool:
    """Whether somebody did what may not go together with this act."""
    table = CONFLICTS | desk.conflicts
    return any(frozenset({did, act}) in table for who, did in done if who == name)
