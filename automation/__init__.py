"""Alur: a request desk on GitHub Issues.

The map of the rooms. Imports point to the right, and downward where rooms are listed; contracts in `pyproject.toml`
fail the build otherwise. Each room says its purpose in its own `__init__.py`.

    cli ─▶ adapters ─▶ operations ─▶ render ─▶ core          errors: below all

`cli/`         the command `alur`: which adapter goes with which operation; knows no rule
`adapters/`    GitHub, files, environment, network, clock; knows no rule
`operations/`  the order of reading, deciding and writing; not how any of it is done
`render/`      words, Markdown, HTML, SVG; not where they go
               `reports/`, `site/` and `forms.py` beside each other, `comments/`, `wording/`, `base/`
`core/`        the rules; no file, clock, network, YAML or GitHub
               `questions/`, `audit/` and `loading/` beside each other, `decision/`, `outcome/`, `commands/`, `state/`,
               `approval/`, `evidence/`, `policy/`, `history/`, `text/`, `why.py` (each reason by name), `problem.py`
`sop/`         the procedures, as data
`sandbox/`     GitHub's own rules and shapes, a local stand-in; knows nothing of the procedures
               `server/`, `checks/`, `graphql/` and `rest/` beside each other, `http/`, `runs/`, `world/`
`demo/`        how people act, over HTTP; not the code that it tries
"""
