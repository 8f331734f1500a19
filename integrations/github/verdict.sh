#!/usr/bin/env bash
# Ends the job as remit ended, with a sentence.
#
# in:  REMIT_EXIT_CODE, REMIT_NEW_FAILURES; REMIT_COMMIT (the baseline's, or empty)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=words.sh
source "$here/words.sh"

since=
if [[ -n ${REMIT_COMMIT-} ]]; then since=" since ${REMIT_COMMIT:0:12}"; fi
case $REMIT_EXIT_CODE in
  0) echo 'remit: clean' ;;
  1) tell error "failures at or above fail-on, of $REMIT_NEW_FAILURES that count$since" ;;
  2) tell error 'bad input: something could not be read, or an input is wrong; the log says which' ;;
  3) tell error 'nothing to audit: name the directories of your templates or Terraform in targets' ;;
  4) tell error 'incomplete: something could not be read as a whole, so this is no clean result' ;;
  *) tell error "remit ended with exit code $REMIT_EXIT_CODE" ;;
esac
exit "$REMIT_EXIT_CODE"
