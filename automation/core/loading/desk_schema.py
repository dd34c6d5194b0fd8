"""What the desk file may say, as data; `desk_loading.py` turns the checked mapping into a Desk."""

from .process_schema import ID, KEY, TWIN
from .schema import COUNT, DATE, FLAG, TEXT, WHOLE, Keys, ListOf, MapOf, Scalar, TextOr

# Old accounts may have hyphens side by side or at the end; one that an organisation manages ends in `_` and its short
# name (https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference).
LOGIN = Scalar(
    str,
    pattern=r"(?=.{1,39}$)[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?",
    hint="a GitHub login has letters, digits and hyphens, 39 at most, and no @; a managed one ends as in `wati_kampus`",
)
HOUR = Scalar(str, pattern=r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", hint='write the time as "08:00", in quotes')
ADDRESS = Scalar(str, pattern=r"https://[^\s/]+(?:/\S*)?", hint="write an address that begins with https://")

PERSON = Keys({"name": TEXT}, {"id": COUNT, "dulu": ListOf(COUNT, 1)})
TERM = Keys({"person": LOGIN, "mulai": DATE}, {"sampai": DATE})
ROLE = Keys({"title": TWIN, "members": ListOf(TERM)})
FORMER = ListOf(TEXT, 1)
UNIT = Keys({"name": TEXT}, {"representatives": ListOf(TERM), "former_names": FORMER})
SYSTEM = TextOr(TEXT, Keys({"name": TEXT}, {"former_names": FORMER}))
DELEGATION = Keys({"kind": TEXT, "from": LOGIN, "to": LOGIN, "role": KEY, "mulai": DATE, "sampai": DATE})
APPROVAL = Keys(
    {},
    {
        "needs": MapOf(COUNT, KEY, 1),
        "documents": ListOf(TEXT, 1),
        "sop": ID,
        "above": WHOLE,
        "risk": TEXT,
        "data": TEXT,
        "unit": TEXT,
        "berlaku_sejak": DATE,
        "berlaku_sampai": DATE,
        "letters": FLAG,
        "emergency": FLAG,
    },
)
DUTY = Keys({"act": KEY}, {"never_with": ListOf(KEY, 1), "not_alone_with": ListOf(KEY, 1)})
CALENDAR = Keys(
    {"time_zone": TEXT, "weekdays": ListOf(Scalar(int, least=1), 1), "hours": Keys({"opens": HOUR, "closes": HOUR})},
    {"days_off": ListOf(DATE)},
)

DESK = Keys(
    {
        "title": TWIN,
        "people": MapOf(PERSON, LOGIN, 1),
        "roles": MapOf(ROLE, KEY, 1),
        "units": ListOf(UNIT, 1),
        "systems": ListOf(SYSTEM, 1),
        "calendar": CALENDAR,
        "approvals": ListOf(APPROVAL, 1),
    },
    {
        "site": ADDRESS,
        "risk_levels": ListOf(TEXT, 1),
        "data_classes": ListOf(TEXT, 1),
        "delegations": ListOf(DELEGATION),
        "separation": ListOf(DUTY),
        "letters": Keys({"recorded_by": KEY}),
        "emergency": Keys({"declared_by": KEY, "reviewed_by": KEY}),
    },
)
