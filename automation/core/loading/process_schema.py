"""What a process file may say, as data: a closed vocabulary.

Knows no values of a desk; `process_loading.py` turns the checked mapping into a Process.
"""

from automation.core.policy.process import SectionType

from .schema import COUNT, DATE, FLAG, TEXT, WHOLE, Keys, ListOf, Scalar

TYPES = tuple(each.value for each in SectionType)
SOURCES = ("units", "systems")

ID = Scalar(str, pattern=r"[a-z0-9]+(-[a-z0-9]+)*", hint="use lower case letters, digits and single hyphens")
KEY = Scalar(str, pattern=r"[a-z][a-z0-9_]*", hint="use lower case letters, digits and _, beginning with a letter")
VERB = Scalar(str, pattern=r"[a-z][a-z0-9-]*", hint="use lower case letters, digits and hyphens, without the slash")

TWIN = Keys({"id": TEXT, "en": TEXT})

SECTION = Keys(
    {"key": KEY, "title": TWIN, "type": Scalar(str, TYPES), "bullet": COUNT, "example": TEXT},
    {
        "required": FLAG,
        "min_length": WHOLE,
        "options": ListOf(TEXT, 1),
        "columns": ListOf(TEXT, 1),
        "budget": FLAG,
        "risk": FLAG,
        "data_class": FLAG,
        "repositories": FLAG,
    },
)

FIELD = Keys(
    {"name": KEY},
    {
        "type": Scalar(str, TYPES),
        "bullet": WHOLE,
        "required": FLAG,
        "min_length": WHOLE,
        "options": ListOf(TEXT, 1),
        "source": Scalar(str, SOURCES),
        "public": FLAG,
        "data_class": FLAG,
    },
)

STEP = Keys(
    {"key": KEY, "title": TWIN, "bullets": ListOf(TWIN, 1), "actor": KEY},
    {
        "verb": VERB,
        "aliases": ListOf(VERB),
        "sections": ListOf(SECTION),
        "fields": ListOf(FIELD),
        "gated": FLAG,
        "approval": FLAG,
        "may_reject": FLAG,
        "launch": FLAG,
        "agreement": FLAG,
        "notify": ListOf(KEY),
    },
)

PROCESS = Keys(
    {
        "id": ID,
        "version": COUNT,
        "effective": DATE,
        "title": TWIN,
        "purpose": TWIN,
        "responsibilities": ListOf(TWIN, 1),
        "label": TEXT,
        "form": ID,
        "steps": ListOf(STEP, 3),
    }
)
