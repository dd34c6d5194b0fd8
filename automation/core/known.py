"""When the desk knew a right: from the run that first saw it in the desk file to the run that found it gone."""

from collections.abc import Collection
from datetime import datetime

from .value_class import dataclass

Span = tuple[datetime | None, datetime | None]
"""From when (inclusive, None: from the beginning) until when (exclusive, None: still)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """When a right was known, by the account number that it was given to; `spans` None: always, of whichever number.

    Rights of other numbers may stand beside: whoever asks names the numbers of one person.
    """

    spans: tuple[tuple[int, tuple[Span, ...]], ...] | None = None

    def covers(self, at: datetime, numbers: Collection[int]) -> bool:
        """Whether it was known at `at` as a right of one of `numbers`."""
        if self.spans is None:
            return True
        # Asked some hundred times in each decision, so it builds nothing.
        for number, spans in self.spans:
            if number in numbers:
                for span in spans:
                    if _holds(span, at):
                        return True
        return False


def _holds(span: Span, at: datetime) -> bool:
    begin, end = span
    return (begin is None or begin <= at) and (end is None or at < end)


ALWAYS = Known()
NEVER = Known(spans=())
