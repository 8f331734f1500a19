#!/usr/bin/env bash
# Installs remit from this checkout of the action, so that the commit in `uses:` says which remit runs. Its
# dependencies are locked by version and hash, and come from the package index that pip is set up with.
#
# in:  RUNNER_TEMP, GITHUB_OUTPUT; RUNNER_TOOL_CACHE, REMIT_EXTRAS (empty, `aws`, `sam` or `aws,sam`)
#      REMIT_COMMAND: a remit that is there already, on images that hold one and in tests; nothing is installed then
# out: command, python
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=words.sh
source "$here/words.sh"

# python_at: the first Python that is at least 3.11, on the path or among the runner's tools.
python_at() {
  local each
  for each in python3 python3.13 python3.12 python3.11 \
    "${RUNNER_TOOL_CACHE:-/nowhere}"/Python/3.1[1-9].*/*/bin/python3; do
    if "$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$each"
      return
    fi
  done
  return 1
}

if [[ -n ${REMIT_COMMAND-} ]]; then
  give command "$REMIT_COMMAND"
  give python "$(command -v python3)"
  exit 0
fi

lock=$root/requirements/core.txt
extras=${REMIT_EXTRAS-}
while [[ -n $extras ]]; do
  case ${extras%%,*} in
    aws | sam) lock=$root/requirements/run.txt ;;
    *) refuse "extras: ${REMIT_EXTRAS-} is none: write aws, sam, or aws,sam" ;;
  esac
  if [[ $extras == *,* ]]; then extras=${extras#*,}; else extras=; fi
done
python=$(python_at) || refuse 'this runner has no Python 3.11 or newer: let actions/setup-python go before this step'

place=$(mktemp -d "$RUNNER_TEMP/remit-install.XXXXXX")
"$python" -m venv "$place"
pip=("$place/bin/python" -m pip --disable-pip-version-check --no-input --quiet)
"${pip[@]}" install --require-hashes --requirement "$lock"
"${pip[@]}" install --no-deps --no-build-isolation "$root"
"$place/bin/remit" version
give command "$place/bin/remit"
give python "$place/bin/python"
