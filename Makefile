# What a person types here. Every target does its own set-up first; `make` alone lists the targets.
PYTHON ?= python3
PORT ?= 8801
export PYTHON

BIN := .venv/bin
READY := .venv/ready
WORKFLOWS := $(wildcard .github/workflows/*.yml)
FORMS := $(wildcard .github/ISSUE_TEMPLATE/[0-9]*.yml)
# Whom to ask when nobody says otherwise: the desk that `make serve` runs.
LOCAL_DESK := $(if $(GITHUB_REPOSITORY),,GITHUB_API_URL=http://127.0.0.1:$(PORT) GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=dina)
# Its desk file and procedures are the example's, which the demo laid out; the organisation's own are .github/desk.yml.
DEMO_DESK := --repo-dir .alur/demo.desk

# A virtual environment holds its own path: one that was copied or moved along with the project is made anew.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help setup demo serve check test faults prove bench site build explain

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

$(READY): uv.lock pyproject.toml .ci/setup
	@.ci/setup

setup: $(READY) ## the environment in .venv, as uv.lock says

demo: $(READY) ## play all example requests through the desk, on this machine, and build the site
	@$(BIN)/alur demo

serve: $(READY) ## what the demo left behind, as a running desk: http://127.0.0.1:8801 (PORT=...)
	@test -f .alur/demo.json && test -d .alur/demo.desk || { \
	  echo "Belum ada meja contoh. Jalankan dahulu: make demo" >&2; \
	  echo "There is no demo desk yet. First run: make demo" >&2; exit 1; }
	@$(BIN)/alur $(DEMO_DESK) sandbox --data .alur/demo.json --site .alur/site --port $(PORT)

check: $(READY) ## everything that can be judged without running it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/alur check
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(FORMS)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema custom.github-workflows-require-timeout $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --persona auditor --quiet .github
	$(BIN)/actionlint $(WORKFLOWS)

test: $(READY) ## all tests; no browser and no network needed
	$(BIN)/python -m pytest -n auto --dist loadfile

faults: $(READY) ## every fault at every call of opening, closing, recording and reading all, as tables; some twenty minutes
	@$(BIN)/python -m tests.proof.faults.full

prove: $(READY) ## all proofs with their full numbers, as a table; more than an hour on two cores
	@$(BIN)/python -m tests.proof $(PROOF)

bench: $(READY) ## what an event, a decision and the longest text cost, beside their budgets
	@over=0; for each in event_path decide text; do \
	  $(BIN)/python -m tests.bench.$$each || over=1; echo; done; exit $$over

site: $(READY) ## the site of the demo desk, in .alur/site
	@.ci/site

build: $(READY) ## issue forms and other built files, from their sources
	@$(BIN)/alur build

explain: $(READY) ## make explain ISSUE=5: where a request of the served desk stands and why; writes nothing
	@$(LOCAL_DESK) $(BIN)/alur $(if $(GITHUB_REPOSITORY),,$(DEMO_DESK)) explain $(ISSUE)
