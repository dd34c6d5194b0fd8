"""What the state was some acts ago, for reads that lag behind: one small copy per changed part and act."""

import pickle
from collections import deque
from dataclasses import replace

from .branches import Branches
from .hub import Hub
from .world import World

_ACTS = 100
_WHOLE = ("labels", "people", "branches")


class Past:
    """The last acts; an act is a request that changed something."""

    def __init__(self, hub: Hub, git: Branches) -> None:
        """Begins with the state as it is."""
        self._hub, self._git = hub, git
        self._acts: deque[dict[str | int, bytes]] = deque(maxlen=_ACTS)
        parts: list[str | int] = [*_WHOLE, *hub.world.issues]
        self._latest = {part: self._copy(part) for part in parts}

    def keep(self) -> None:
        """Ends an act, if one took place. The lock is held."""
        if not self._hub.touched:
            return
        nothing = pickle.dumps(None)
        self._acts.append({part: self._latest.get(part, nothing) for part in self._hub.touched})
        self._latest |= {part: self._copy(part) for part in self._hub.touched}
        self._hub.touched.clear()

    def before(self, acts: int) -> tuple[Hub, Branches]:
        """The state before the last `acts` acts (at most those that are kept), under the same clock."""
        parts: dict[str | int, bytes] = {}
        for act in list(reversed(self._acts))[:acts]:
            parts |= act
        world = self._hub.world
        old = replace(world, issues=dict(world.issues), comments=dict(world.comments), deleted=list(world.deleted))
        for part, copied in parts.items():
            # The sandbox's own copies of its own state, never anything from outside.
            self._restore(old, part, copied)
        hub = Hub(old)
        hub.clock = self._hub.clock
        return hub, Branches(old, self._git.disk)

    def _copy(self, part: str | int) -> bytes:
        world = self._hub.world
        if isinstance(part, str):
            return pickle.dumps(getattr(world, part))
        issue = world.issues.get(part)
        return pickle.dumps((issue, world.comments_of(issue)) if issue else None)

    @staticmethod
    def _restore(old: World, part: str | int, copied: bytes) -> None:
        value = pickle.loads(copied)  # noqa: S301 - see above: no foreign data
        if isinstance(part, str):
            setattr(old, part, value)
            return
        now = old.issues.pop(part, None)
        for comment in old.comments_of(now) if now else ():
            del old.comments[comment.id]
        if value:
            issue, comments = value
            old.issues[part] = issue
            old.comments |= {comment.id: comment for comment in comments}
            old.deleted = [number for number in old.deleted if number != part]
