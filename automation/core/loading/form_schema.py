"""What a form source may say, as data: GitHub's form language plus `former_labels` and `options_from`, minus labels.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from .process_schema import KEY, SOURCES
from .schema import FLAG, TEXT, WHOLE, Keys, ListOf, OneOf, Scalar, Shape, TextOr

LONG = Scalar(str, long=True)
OWN_KEYS = frozenset({"former_labels", "options_from"})
"""What GitHub does not know; the build takes it out."""

_ASKED: dict[str, Shape] = {"description": LONG, "former_labels": ListOf(TEXT, 1)}
_TYPED: dict[str, Shape] = {**_ASKED, "placeholder": LONG, "value": LONG}
_CHOSEN: dict[str, Shape] = {
    **_ASKED,
    "options": ListOf(TextOr(TEXT, Keys({"label": TEXT}, {"former_labels": ListOf(TEXT, 1)})), 1),
    "options_from": Scalar(str, SOURCES),
    "multiple": FLAG,
    "default": WHOLE,
}
_TICKED = ListOf(Keys({"label": TEXT}, {"required": FLAG, "former_labels": ListOf(TEXT, 1)}), 1)
_REQUIRED = Keys({}, {"required": FLAG})


def _question(attributes: Keys, validations: Keys | None = _REQUIRED) -> Keys:
    optional: dict[str, Shape] = {"validations": validations} if validations else {}
    return Keys({"type": TEXT, "id": KEY, "attributes": attributes}, optional)


ELEMENT = OneOf(
    "type",
    {
        "markdown": Keys({"type": TEXT, "attributes": Keys({"value": LONG})}),
        "input": _question(Keys({"label": TEXT}, _TYPED)),
        "textarea": _question(Keys({"label": TEXT}, {**_TYPED, "render": TEXT})),
        "dropdown": _question(Keys({"label": TEXT}, _CHOSEN)),
        "checkboxes": _question(Keys({"label": TEXT, "options": _TICKED}, _ASKED), None),
        "upload": _question(Keys({"label": TEXT}, _ASKED), Keys({}, {"required": FLAG, "accept": TEXT})),
    },
)

FORM = Keys({"name": TEXT, "description": TEXT, "body": ListOf(ELEMENT, 1)}, {"title": LONG})
