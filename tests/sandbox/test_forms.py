"""Submitting a form: the body that GitHub's page writes, and what it refuses."""

import pytest

from tests.sandbox.client import ISSUES, REPO, sandbox

FORM = """
name: Permohonan uji
description: Uji
title: "[uji] "
labels: [satu, tiada]
body:
  - type: markdown
    attributes: {value: Halo}
  - type: input
    id: nama
    attributes: {label: Nama sistem}
    validations: {required: true}
  - type: textarea
    id: uraian
    attributes: {label: Uraian, value: bawaan}
  - type: textarea
    id: log
    attributes: {label: Log, render: shell}
  - type: dropdown
    id: unit
    attributes: {label: Unit, options: [Satu, Dua]}
  - type: dropdown
    id: banyak
    attributes: {label: Banyak, options: [A, B, C], multiple: true}
  - type: checkboxes
    id: setuju
    attributes:
      label: Pernyataan
      options: [{label: Benar, required: true}, {label: Boleh dikirimi surat}]
"""
BODY = """### Nama sistem

SIAKAD

### Uraian

satu
dua

### Log

```shell
$ ls
```

### Unit

Dua

### Banyak

A, C

### Pernyataan

- [x] Benar
- [ ] Boleh dikirimi surat"""


@pytest.fixture
def github(tmp_path):
    """A sandbox whose desk has one form."""
    place = tmp_path / ".github" / "ISSUE_TEMPLATE"
    place.mkdir(parents=True)
    (place / "01-uji.yml").write_text(FORM)
    (place / "config.yml").write_text("blank_issues_enabled: false\n")
    with sandbox(tmp_path) as client:
        client.by("agus").post(f"{REPO}/labels", {"name": "satu"})
        yield client


def submit(github, fields, **more):
    """Submits the form as dina."""
    body = {"template": "01-uji.yml", "title": "Judul", "fields": fields, **more}
    return github.by("dina").send("POST", "/_sandbox/forms", body)


def test_the_body_is_written_as_githubs_page_writes_it(github):
    """Heading, blank line, value, in the form's order; a rendered area is fenced; boxes are listed."""
    fields = {"nama": "SIAKAD", "uraian": "satu\ndua\n", "log": "$ ls", "unit": "Dua", "banyak": ["A", "C"]}
    reply = submit(github, {**fields, "setuju": ["Benar"]})

    assert reply.status == 201
    issue = github.get(f"{ISSUES}/{reply.body['number']}")
    assert (issue["body"], issue["title"], issue["user"]["login"]) == (BODY, "Judul", "dina")


def test_labels_of_a_form_are_put_on_whoever_submits(github):
    """A form's labels are put on in the submitter's name; one that does not exist is not created."""
    number = submit(github, {"nama": "x", "setuju": True}).body["number"]

    (event,) = github.get(f"{ISSUES}/{number}/events")
    assert (event["event"], event["label"]["name"], event["actor"]["login"]) == ("labeled", "satu", "dina")
    assert github.send("GET", f"{REPO}/labels/tiada").status == 404


def test_empty_fields(github):
    """An empty text is `_No response_`, an empty choice `None`, a prefilled area keeps its value."""
    number = submit(github, {"nama": "x", "setuju": True}).body["number"]
    body = github.get(f"{ISSUES}/{number}")["body"]

    assert "### Uraian\n\nbawaan\n" in body
    assert "### Log\n\n_No response_\n" in body
    assert "### Unit\n\nNone\n" in body
    assert "### Banyak\n\n_No response_\n" in body
    assert "- [x] Boleh dikirimi surat" in body


def test_the_page_refuses_with_every_mistake_at_once(github):
    """Missing required fields, unknown options and fields, an empty title: one answer names them all."""
    reply = submit(github, {"nama": " ", "unit": "Tiga", "banyak": "D", "entah": 1, "setuju": []}, title=" ")

    assert reply.status == 422
    found = [(error["field"], error["code"]) for error in reply.body["errors"]]
    assert sorted(found) == [
        ("banyak", "invalid"),
        ("entah", "unknown_field"),
        ("nama", "missing_field"),
        ("setuju", "missing_field"),
        ("title", "missing_field"),
        ("unit", "invalid"),
    ]
    assert github.get(ISSUES) == []


@pytest.mark.parametrize("template", ["tiada.yml", "config.yml", "../../rahasia.yml", ""])
def test_only_forms_can_be_submitted(github, template):
    """A template that is no form of this desk is 404."""
    assert submit(github, {}, template=template).status == 404


def test_a_form_needs_an_account(github):
    """Nobody submits a form without a token."""
    assert github.send("POST", "/_sandbox/forms", {"template": "01-uji.yml"}).status == 401
