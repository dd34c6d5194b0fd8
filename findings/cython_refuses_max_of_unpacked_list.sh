#!/usr/bin/env bash
# Cython 3.3.1: `max([first, *rest])` is refused at compile time, though it is plain Python.
#
# Cython unrolls `max` and `min` of a list or tuple that is written out in the call, and stops at the star: "starred
# expression is not allowed here". Seen for `max` and `min`, lists and tuples alike. The same display compiles when it is
# named first, in a set, in `sum` or `sorted`, and as arguments, `max(first, *rest)`. So a package that is only ever
# interpreted can need edits before it can be compiled, and the message blames the display and not the call around it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check 'Cython==3.3.1'
cd "$dir"

compiles() {
  printf 'def last(first, rest):\n    %s\n' "$1" > tried.py
  "$dir/venv/bin/python" -c 'import tried; assert tried.last(1, [3, 2])'
  "$dir/venv/bin/cython" -3 tried.py -o tried.c > said.txt 2>&1
}

for call in 'return max([first, *rest])' 'return min([first, *rest])' 'return max((first, *rest))'; do
  ! compiles "$call"
  grep -q 'starred expression is not allowed here' said.txt
done
for call in 'found = [first, *rest]; return max(found)' 'return max(first, *rest)' 'return max({first, *rest})' \
  'return sum([first, *rest])' 'return sorted([first, *rest])'; do
  compiles "$call"
done
echo "as described: Cython refuses max and min of a list display that holds a star"
