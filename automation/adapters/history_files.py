"""A request's history in a file, as GitHub gave it: written by `alur explain --save`, read by `alur decide`."""

import json
from pathlib import Path

from automation.core.history.request import Request
from automation.errors import Unreadable
from automation.operations.ports import Reading

from .history import request_of


def save_history(path: Path, reading: Reading) -> None:
    """Write the answer from which `reading` was made. Raises Unreadable when the file cannot be written."""
    document = {"read_at": reading.now.isoformat(), "data": reading.raw}
    try:
        path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {error.strerror}") from error


def load_history(path: Path) -> Request:
    """The request of a saved history. Raises Unreadable when the file is none."""
    try:
        repository = json.loads(path.read_text(encoding="utf-8"))["data"]["repository"]
        issue = repository["issue"]
        items = issue["timelineItems"]["nodes"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"{path} holds no history that `alur explain --save` wrote: {error!r}") from error
    return request_of(repository, issue, items)
