# shellcheck shell=bash
# What the steps of the action share; sourced, never run. Works with the bash 3.2 of macOS as well.

# lines TEXT: the lines of an input that hold something, into the array `found`. A name may hold spaces.
lines() {
  found=()
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line =~ [^[:space:]] ]]; then found+=("$line"); fi
  done <<<"$1"
}

# give NAME VALUE: an output of this step, whatever its value holds.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
give() {
  local mark="remit-$RANDOM-$RANDOM-$RANDOM"
  printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"$GITHUB_OUTPUT"
}

# tell LEVEL TEXT: an annotation of the run. The text is escaped, so that a name in it commands nothing.
tell() {
  local text=$2
  text=${text//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  text=${text//$'\n'/'%0A'}
  printf '::%s title=remit::%s\n' "$1" "$text"
}

# refuse TEXT: tell it and end with remit's code for bad usage.
refuse() {
  tell error "$1"
  exit 2
}

# options: REMIT_ARGS as words of `remit scan`, into the array `words`. Each is one whole option, so that none can be
# taken for a target; what the action says itself is refused.
options() {
  words=()
  lines "${REMIT_ARGS-}"
  local word
  for word in ${found[@]+"${found[@]}"}; do
    case $word in
      --o* | --fo* | --q* | --b* | --si* | --h*) refuse "args: ${word%%=*} is set by the action: use its inputs" ;;
      --[a-z]*) words+=("$word") ;;
      *) refuse "args: write one option in a line, as --name=value, and not: $word" ;;
    esac
  done
}
