"""What is sent back for one request."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status with a JSON body, or none; `raw` is sent instead of it, and with `drop` nothing is sent at all."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    drop: str = ""
