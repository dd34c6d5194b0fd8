"""Everything that is rendered of one case: what the desk would send, record, explain and publish."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from automation.adapters.github_write import mutation
from automation.core.decision.decide import decide
from automation.core.history.record import text
from automation.core.history.register import text as register_text
from automation.core.history.request import Request
from automation.core.outcome.decision import Decision
from automation.core.outcome.plan import AddLabels, Plan, RemoveLabels
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import label_key
from automation.render.comments.compose import compose
from automation.render.reports.audit import page
from automation.render.reports.explain import answers, explained, lines
from automation.render.site.pages import row_files, shared_files
from automation.render.site.site_data import LANGUAGES, SiteData, SiteRow
from tests.builders.desk_variants import variant
from tests.frozen.cases import Case

ENTROPY = bytes(range(32))


def digest(case: Case) -> str:
    """The first 16 hexadecimal digits of SHA-256 over all that is rendered, with its places."""
    hashed = sha256()
    for place, whole in rendered(case):
        hashed.update(f"{place}\n{len(whole)}\n{whole}\n".encode(errors="surrogatepass"))
    return hashed.hexdigest()[:16]


def rendered(case: Case) -> Iterator[tuple[str, str]]:
    """Each text with the place where it would stand."""
    catalogue, request = variant(case.desk), case.request
    decision = decide(catalogue, request, case.now, ENTROPY)
    plan = compose(catalogue, decision)
    yield "sent", _sent(plan)
    yield "flags", f"{plan.opens} {plan.withdraws} {len(plan.may_not_wait.writes)} {plan.unknown}"
    yield "record", text((*(request.record or ()), *plan.entries)) if request.record or plan.entries else ""
    yield "register", register_text(plan.register)
    yield "explained", json.dumps({"verdict": explained(decision), "answers": answers(decision)}, sort_keys=True)
    for lang in LANGUAGES:
        yield f"lines {lang}", "\n".join(lines(catalogue, decision, plan, lang))
        if request.record:
            yield f"record page {lang}", page(request.number, request.record, catalogue, lang)
    yield from _site(catalogue, request, decision, case)


def _sent(plan: Plan) -> str:
    """The document for GitHub with its variables; each label is its own id."""
    names = [name for write in plan.writes if isinstance(write, AddLabels | RemoveLabels) for name in write.names]
    ids: Mapping[str, str] = {label_key(name): name for name in names}
    return json.dumps(mutation(plan, ids), ensure_ascii=False)


def _site(catalogue: Catalogue, request: Request, decision: Decision, case: Case) -> Iterator[tuple[str, str]]:
    """The pages of a desk that has this request alone."""
    if decision.situation is None:
        return
    row = SiteRow(request=decision.request, situation=decision.situation)
    data = SiteData(
        now=case.now,
        repository=request.repository,
        desk=catalogue.desk,
        processes=catalogue.processes,
        rows=(row,),
        server="https://github.invalid",
    )
    yield from row_files(row, data)
    yield from ((place, whole) for place, whole in shared_files(data) if "papan" in place)
