"""The steps of a walk as plain values: what people do, what the desk file becomes, and when the desk runs.

A walk is a list of steps; the same list, played again, gives the same walk. Each step draws its faults by its own
`place`, so that a list from which steps were taken out still plays the others as before.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody does to a request, `wait` seconds after the step before.

    `kind` is open, say, mail, edit, delete, label, unlabel, body, often, close, reopen or gone; `target` is the comment
    that is edited or deleted, or how `often` the text is, `text` what is written, the label, or for `open` the form's
    body behind the procedure's id. An account that is `gone` is so for all requests.
    """

    place: int
    who: str
    number: int
    kind: str
    text: str = ""
    target: int = 0
    wait: int = 60

    def __str__(self) -> str:
        """One line for people."""
        what = f" {self.target}" if self.target else ""
        text = f" {self.text!r}" if self.text else ""
        return f"{self.place:5} +{self.wait}s #{self.number} {self.who} {self.kind}{what}{text[:200]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The desk file on the default branch becomes another one."""

    place: int
    name: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.place:5} the desk file is now {self.name or 'the first one'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The run that waits for a request begins; `meanwhile` is what others do while it is on its way."""

    place: int
    number: int
    meanwhile: "tuple[Act | Rules, ...]" = ()

    def __str__(self) -> str:
        """One line for people, and one for each thing in between."""
        return "\n".join(
            [f"{self.place:5} a run for #{self.number}", *(f"   meanwhile {each}" for each in self.meanwhile)]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Nothing fails any more, late events arrive, the sweep looks: at most two runs for each request."""

    place: int
    is_swept: bool = False

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.place:5} all settles{', found by the sweep alone' if self.is_swept else ''}"


Step = Act | Rules | Work | Settle
