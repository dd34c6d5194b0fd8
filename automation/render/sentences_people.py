"""What the desk says by itself of people whose number it lacks; the verdict on their approvals says the same."""

from automation.core.process import Text

from .sentences_gate import APPROVALS

PEOPLE: dict[str, Text] = {
    f"person_{code}": Text(f"{said.id[:1].upper()}{said.id[1:]}.", f"{said.en[:1].upper()}{said.en[1:]}.")
    for code in ("no_number", "number_doubled")
    for said in [APPROVALS[code]]
}
