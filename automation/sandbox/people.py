"""Who a token is and what GitHub lets that account do.

Rules: https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
"""

import re
import zlib
from dataclasses import dataclass
from enum import IntEnum

from automation.sandbox.refusals import Refused

DESK = "github-actions[bot]"
DESK_ID = 41898282
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?")


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
    """An account; the desk's own is a Bot whose rights are the workflow token's (issues: write, contents: read)."""

    login: str
    id: int
    role: Role

    @property
    def is_desk(self) -> bool:
        """Whether this is the workflow token's account."""
        return self.login == DESK

    @property
    def is_anonymous(self) -> bool:
        """Whether the request came without a token."""
        return self.role is Role.NONE


ANONYMOUS = Account(login="", id=0, role=Role.NONE)


def account(login: str) -> Account:
    """The account of a login; a login that nobody knows is an outsider with read."""
    if login == DESK:
        return Account(login=DESK, id=DESK_ID, role=Role.WRITE)
    name = login.lower()
    number, role = _DEMO.get(name, (100_001 + zlib.crc32(name.encode()), Role.READ))
    return Account(login=name, id=number, role=role)


def bearer(authorization: str) -> Account:
    """The account behind an Authorization header; none at all is an anonymous reader."""
    scheme, _, token = authorization.strip().partition(" ")
    token = token.strip()
    if not scheme:
        return ANONYMOUS
    if token in {"github-actions", DESK} or token.startswith("ghs_"):
        return account(DESK)
    if scheme.lower() not in {"bearer", "token"} or not _LOGIN.fullmatch(token):
        raise Refused.credentials()
    return account(token)


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
    "close": Right(Role.TRIAGE, own=True),
    "reopen": Right(Role.TRIAGE, own=True),
    "label": Right(Role.TRIAGE),
    "label at creation": Right(Role.WRITE),
    "manage labels": Right(Role.WRITE),
    "dispatch": Right(Role.WRITE),
    "delete issue": Right(Role.ADMIN),
}


def may(who: Account, action: str, owner: str = "") -> bool:
    """Whether an account may do something to a thing of `owner`."""
    right = RIGHTS[action]
    return who.role >= right.least or (right.own and not who.is_anonymous and who.login == owner)


def require(who: Account, action: str, owner: str = "") -> None:
    """Refuses as GitHub does: 401 without a token, 403 without the right."""
    if who.is_anonymous:
        raise Refused.anonymous()
    if not may(who, action, owner):
        raise Refused.forbidden(is_desk=who.is_desk)
