#!/usr/bin/env bash
# Finds out what was known before: scans the commit from which the change went its own way, with the files, settings
# and waivers that stand there. Nothing is fetched, and the work tree is not touched.
#
# in:  REMIT, REMIT_TARGETS, REMIT_ARGS, RUNNER_TEMP, GITHUB_OUTPUT; the working directory is the repository's
#      REMIT_BASELINE: `auto` (of a pull request its base, else none), `none`, a JSON report, or a revision
#      REMIT_BASE: the tip of the base branch where GitHub knows one
# out: report (empty for none), commit
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=words.sh
source "$here/words.sh"

# commit_of REVISION: its id, also where only the remote has a branch of that name.
commit_of() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}" ||
    git rev-parse --verify --quiet --end-of-options "origin/$1^{commit}"
}

# is_made_by_github: whether HEAD is the merge of a pull request into its base: then its first parent is that base.
is_made_by_github() {
  [[ ${GITHUB_REF-} == refs/pull/*/merge && $(git rev-parse HEAD) == "${GITHUB_SHA-}" ]] &&
    git rev-parse --verify --quiet 'HEAD^2' >/dev/null
}

# merge_base REVISION: the commit that it and HEAD share.
merge_base() {
  local other
  other=$(commit_of "$1") && git merge-base HEAD "$other"
}

# inside FOLDER PATH: whether the path is there and leads nowhere else: what lies outside is not of that commit.
inside() {
  local whole
  [[ $2 != /* && -e $1/$2 ]] && whole=$(realpath "$1/$2") && [[ $whole == "$1" || $whole == "$1"/* ]]
}

# in_commit: of REMIT_TARGETS those that the commit has, into the array `targets`. What it lacks (a generated file, an
# account) is not known from before.
in_commit() {
  targets=()
  lines "$REMIT_TARGETS"
  local each
  for each in ${found[@]+"${found[@]}"}; do
    each=${each#"$PWD"/}
    if inside "$tree" "$each"; then
      targets+=("$each")
    else
      tell notice "$each is not in the baseline ${commit:0:12}: all of its failures count as new"
    fi
  done
}

case $REMIT_BASELINE in
  none) wanted= ;;
  auto) wanted=${REMIT_BASE-} ;;
  *) wanted=$REMIT_BASELINE ;;
esac
if [[ -z $wanted || -f $wanted ]]; then
  give report "$wanted"
  give commit ''
  exit 0
fi

shallow="baseline: $wanted and HEAD have no commit in common here. Give actions/checkout fetch-depth: 0 (for a pull request 2 is enough)"
git rev-parse --git-dir >/dev/null || refuse 'baseline: the working directory is in no Git repository'
if [[ $REMIT_BASELINE == auto ]] && is_made_by_github; then
  commit=$(git rev-parse 'HEAD^1')
else
  commit=$(merge_base "$wanted") || refuse "$shallow"
fi
options

folder=$(mktemp -d "$RUNNER_TEMP/remit-baseline.XXXXXX")
folder=$(realpath "$folder")
tree=$folder/tree
top=$(git rev-parse --show-toplevel)
trap 'git -C "$top" worktree remove --force "$tree"' EXIT
GIT_LFS_SKIP_SMUDGE=1 git -c core.hooksPath=/dev/null worktree add --quiet --detach "$tree" "$commit"
in_commit

give commit "$commit"
if ((${#targets[@]} == 0)); then
  give report ''
  exit 0
fi
words+=(--fail-on=never --quiet --output="$folder/baseline.json")
(cd "$tree" && "$REMIT" scan "${words[@]}" -- "${targets[@]}") || code=$?
if [[ ! -f $folder/baseline.json ]]; then
  tell warning "the baseline ${commit:0:12} could not be scanned (exit code ${code-0}): all failures count as new"
  give report ''
  exit 0
fi
give report "$folder/baseline.json"
