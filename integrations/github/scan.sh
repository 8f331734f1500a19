#!/usr/bin/env bash
# Scans, and writes every report and output. It ends well whatever the verdict: the last step gives remit's exit code,
# so that summary and comment are there by then.
#
# in:  REMIT, REMIT_PYTHON, REMIT_TARGETS, REMIT_ARGS, RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY
#      REMIT_FAIL_ON (empty: what remit.toml says), REMIT_REPORT (a baseline, or empty), REMIT_SARIF (a path, or empty)
# out: exit-code, json, sarif, markdown, failures, new-failures, undetermined, waived
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=words.sh
source "$here/words.sh"

folder=$(mktemp -d "$RUNNER_TEMP/remit.XXXXXX")
options
lines "$REMIT_TARGETS"
if ((${#found[@]} == 0)); then refuse 'targets: name at least one'; fi
words+=(--output="$folder/remit.json" --output="$folder/remit.sarif" --output="$folder/remit.md")
words+=(--output=- --format=github)
if [[ -n ${REMIT_FAIL_ON-} ]]; then words+=(--fail-on="$REMIT_FAIL_ON"); fi
if [[ -n ${REMIT_REPORT-} ]]; then words+=(--baseline="$REMIT_REPORT"); fi

code=0
"$REMIT" scan "${words[@]}" -- "${found[@]}" || code=$?
give exit-code "$code"

if [[ ! -f $folder/remit.json ]]; then
  printf '### remit: nothing was audited (exit code %s)\n\nThe log of the step says why.\n' "$code" >"$folder/remit.md"
fi
cat "$folder/remit.md" >>"$GITHUB_STEP_SUMMARY"
give markdown "$folder/remit.md"
if [[ ! -f $folder/remit.json ]]; then exit 0; fi

# Never through a link that the change put there.
sarif=$folder/remit.sarif
if [[ -n ${REMIT_SARIF-} ]]; then
  mkdir -p -- "$(dirname -- "$REMIT_SARIF")"
  rm -f -- "$REMIT_SARIF"
  cp -- "$sarif" "$REMIT_SARIF"
  sarif=$REMIT_SARIF
fi
give sarif "$sarif"
give json "$folder/remit.json"
counts=$("$REMIT_PYTHON" "$here/counts.py" "$folder/remit.json")
printf '%s\n' "$counts" >>"$GITHUB_OUTPUT"
