"""Who a token is and what GitHub lets that account do.

Rules: https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import count

from .refusals import Refused
from .world import Person

DESK = "github-actions[bot]"
DESK_ID = 41898282
_LOGIN = re.compile(r"(?=.{1,39}$)[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?")


class Role(IntEnum):
    """Repository roles, from least to most; anonymous readers have none."""

    NONE = 0
    READ = 1
    TRIAGE = 2
    WRITE = 3
    MAINTAIN = 4
    ADMIN = 5


_DEMO = {
    "dina": (1001, Role.READ),
    "eko": (1002, Role.READ),
    "budi": (1003, Role.WRITE),
    "sari": (1004, Role.WRITE),
    "wati": (1005, Role.READ),
    "joko": (1006, Role.READ),
    "ratna": (1007, Role.READ),
    "tono": (1008, Role.TRIAGE),
    "lina": (1009, Role.WRITE),
    "agus": (1010, Role.ADMIN),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account; `key` names it for ever, `login` may change, `app` is the one it acts through.

    The desk's own is a Bot whose rights are its job's: issues: write, and contents: write only where `may_commit`.
    """

    key: str
    login: str
    id: int
    role: Role
    app: str = ""
    may_commit: bool = False

    @property
    def is_desk(self) -> bool:
        """Whether this is the workflow token's account."""
        return self.key == DESK

    @property
    def is_anonymous(self) -> bool:
        """Whether the request came without a token."""
        return self.role is Role.NONE

    @property
    def joined_at(self) -> str:
        """When the account was registered: that of a login which was given up and taken again is young."""
        return "2026-11-01T00:00:00Z" if "~" in self.key else "2019-03-01T00:00:00Z"

    @property
    def is_ghost(self) -> bool:
        """Whether the account was deleted."""
        return self.id == _GHOST_ID


ANONYMOUS = Account(key="", login="", id=0, role=Role.NONE)
_GHOST_ID = 10137
WITHOUT_ACCOUNT = 9_000_000_000_000
"""From here up a desk file numbers people who have no account here."""
_MOST_IDS = 2**31 - 200_000
"""GraphQL tells `databaseId` as an Int of 32 bits."""


class People:
    """All accounts: everybody exists; only who changed is kept, by key."""

    def __init__(self, changed: dict[str, Person], numbers: Mapping[str, Sequence[int]]) -> None:
        """Reads the saved changes, and the numbers that some logins have."""
        self._changed, self._numbers = changed, numbers

    def of(self, key: str) -> Account:
        """The account of a key; GitHub shows a deleted one as ghost."""
        if key == DESK:
            return Account(key=DESK, login=DESK, id=DESK_ID, role=Role.WRITE)
        if key in self._changed:
            now = self._changed[key]
            if now.deleted:
                return Account(key=key, login="ghost", id=_GHOST_ID, role=Role.READ)
            return Account(key=key, login=now.login, id=now.id, role=Role(now.role))
        _, role = _DEMO.get(key, (0, Role.READ))
        return Account(key=key, login=key.partition("~")[0], id=self._number(key), role=role)

    def _number(self, key: str) -> int:
        """The number of an account: that of the desk file if it has one, else one that nobody has there."""
        if own := [number for number in self._numbers.get(key, ())[:1] if number < WITHOUT_ACCOUNT]:
            return own[0]
        taken = {number for numbers in self._numbers.values() for number in numbers}
        usual = [number for number, _ in [_DEMO.get(key, (0, 0))] if number and number not in taken]
        return next(iter(usual), None) or next(number for number in count(_drawn(key)) if number not in taken)

    def named(self, login: str) -> Account:
        """The account that has this login now, or 404; a login that nobody had is an outsider with read."""
        name = login.lower() if login != DESK else login
        for key, now in self._changed.items():
            if now.login == name and not now.deleted:
                return self.of(key)
        key = self.free_key(name)
        before = self._changed.get(_key(name, _number(key) - 1))
        if before and before.deleted:
            raise Refused.missing()
        return self.of(key)

    def free_key(self, login: str) -> str:
        """The key of the next account with this login: `wati`, and once she has left it `wati~2`."""
        number = 1
        while _key(login, number) in self._changed:
            number += 1
        return _key(login, number)

    def is_taken(self, login: str) -> bool:
        """Whether an account that the sandbox knows has this login now."""
        holders = {now.login for now in self._changed.values() if not now.deleted}
        return login in holders or (login in _DEMO and login not in self._changed)

    def bearer(self, authorization: str) -> Account:
        """The account behind an Authorization header; none at all is an anonymous reader."""
        scheme, _, token = authorization.strip().partition(" ")
        token = token.strip()
        if not scheme:
            return ANONYMOUS
        if token in {"github-actions", "github-actions+record", DESK} or token.startswith("ghs_"):
            may_commit = token.startswith("ghs_record") or not token.startswith("ghs_")
            return replace(self.of(DESK), may_commit=may_commit)
        login, _, app = token.partition("+")
        if scheme.lower() not in {"bearer", "token"} or not _LOGIN.fullmatch(login):
            raise Refused.credentials()
        try:
            return replace(self.named(login), app=app)
        except Refused as gone:
            raise Refused.credentials() from gone


def _drawn(key: str) -> int:
    return 100_001 + zlib.crc32(key.encode()) % _MOST_IDS


def valid_login(value: object) -> str:
    """A login as GitHub takes it, in lower case, or 422."""
    if not isinstance(value, str) or not _LOGIN.fullmatch(value):
        raise Refused.invalid("User", "login", "invalid")
    return value.lower()


def _key(login: str, number: int) -> str:
    return login if number == 1 else f"{login}~{number}"


def _number(key: str) -> int:
    return int(key.partition("~")[2] or 1)


@dataclass(frozen=True, slots=True)
class Right:
    """The least role that may do something, and whether the author of the thing may too."""

    least: Role
    own: bool = False


RIGHTS = {
    "open": Right(Role.READ),
    "comment": Right(Role.READ),
    "react": Right(Role.READ),
    "edit issue": Right(Role.WRITE, own=True),
    "edit comment": Right(Role.WRITE, own=True),
    "delete comment": Right(Role.WRITE, own=True),
    "hide comment": Right(Role.TRIAGE, own=True),
    "close": Right(Role.TRIAGE, own=True),
    "reopen": Right(Role.TRIAGE, own=True),
    "label": Right(Role.TRIAGE),
    "label at creation": Right(Role.WRITE),
    "manage labels": Right(Role.WRITE),
    "dispatch": Right(Role.WRITE),
    "transfer": Right(Role.WRITE),
    "commit": Right(Role.WRITE),
    "delete issue": Right(Role.ADMIN),
}


def may(who: Account, action: str, owner: str = "") -> bool:
    """Whether an account may do something to a thing of `owner`."""
    right = RIGHTS[action]
    if action == "commit" and who.is_desk:
        return who.may_commit
    return who.role >= right.least or (right.own and not who.is_anonymous and who.key == owner)


def require(who: Account, action: str, owner: str = "") -> None:
    """Refuses as GitHub does: 401 without a token, 403 without the right."""
    if who.is_anonymous:
        raise Refused.anonymous()
    if not may(who, action, owner):
        raise Refused.forbidden(is_desk=who.is_desk)
