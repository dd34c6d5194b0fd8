"""When the desk knew a right: from the run that first saw it in the desk file to the run that found it gone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

Span = tuple[datetime | None, datetime | None]
"""From when (inclusive, None: from the beginning) until when (exclusive, None: still)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """When a right was known, by the account number that it was given to; `spans` None: always, of whichever number.

    Rights of other numbers may stand beside: whoever asks names the numbers of one person.
    """

    spans: tuple[tuple[int, tuple[Span, ...]], ...] | None = None
    _of: Mapping[int, tuple[Span, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the spans once by number."""
        found: dict[int, tuple[Span, ...]] = {}
        for number, spans in self.spans or ():
            found[number] = (*found.get(number, ()), *spans)
        object.__setattr__(self, "_of", found)

    def covers(self, at: datetime, numbers: Collection[int]) -> bool:
        """Whether it was known at `at` as a right of one of `numbers`."""
        if self.spans is None:
            return True
        # Asked some hundred times in each decision, so it builds nothing.
        for number in numbers:
            for begin, end in self._of.get(number, ()):
                if (begin is None or begin <= at) and (end is None or at < end):
                    return True
        return False


ALWAYS = Known()
NEVER = Known(spans=())
