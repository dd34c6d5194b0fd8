#!/usr/bin/env bash
# LibreOffice 7.4.7, Calc: of the ways to write an instant in CSV, the import takes only one for a time by default.
#
# `2026-11-24T02:00:05` becomes a date with time. `2026-11-24T02:00:05Z` stays text, and so does
# `2026-11-24 02:00:05`, the way that other spreadsheets take. Seen: the cells of a converted file, with the separators
# that the dialog offers and nothing else chosen. So the export has a column `time` without zone (UTC), written with a T.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
printf '"t","zone","blank"\n"2026-11-24T02:00:05","2026-11-24T02:00:05Z","2026-11-24 02:00:05"\n' > "$dir/times.csv"
HOME=$dir soffice --headless --convert-to fods --outdir "$dir" "$dir/times.csv" > /dev/null 2>&1
kinds=$(grep -o 'office:value-type="[a-z]*"' "$dir/times.fods" | tail -3 | sed 's/.*="\(.*\)"/\1/' | paste -sd ' ')
echo "with a T: date; with a zone: string; with a blank: string  ->  $kinds"
[ "$kinds" = 'date string string' ]
