"""What other tools' files suppress, in remit's words: which check, on which resources, why and until when.

- Checkov's configuration (`skip-check`) and baseline,
  https://www.checkov.io/2.Basics/CLI%20Command%20Reference.html, https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
- Prowler's mutelist, https://docs.prowler.com/user-guide/cli/tutorials/mutelist
- Trivy's ignore files, https://trivy.dev/latest/docs/configuration/filtering/
- cfn_nag's deny list, https://github.com/stelligent/cfn_nag#profiles

What remit's waivers cannot say (tags, exceptions, most regular expressions) is refused with the reason, never widened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Location, RemitError
from remit.sources import trivy_names
from remit.sources.cloudformation.documents import decode, read_document
from remit.sources.cloudformation.nodes import Map, Seq
from remit.sources.cloudformation.template import place_of
from remit.sources.waivers import Malformed, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST_BYTES = 5_000_000
MOST = 10_000
"""Entries of one file; a longer list is nothing that a person accepted."""

_MUTELISTS = ("Mutelist", "Mute List")
_TRIVY_SECTIONS = ("misconfigurations", "vulnerabilities", "secrets", "licenses")
_KNOWN = "Checkov's .checkov.yaml and .checkov.baseline, Prowler's mutelist, Trivy's ignore files, cfn_nag's deny list"


class Suppression(NamedTuple):
    """One entry: a glob of checks, one of resources, both as `remit.toml` has them. `refused` says why it is none."""

    check: str
    place: Location
    resource: str = "*"
    reason: str = ""
    expires: str = ""
    refused: str = ""


def read(path: Path) -> list[Suppression]:
    """The entries of one file of another tool, in its order.

    `RemitError` for a file that cannot be read, or is none of these tools'.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RemitError(f"cannot be read: {getattr(error, 'strerror', None) or error}", file=str(path)) from None
    if len(data) > MOST_BYTES:
        raise RemitError(f"larger than {MOST_BYTES // 1_000_000} MB", file=str(path))
    found: list[Suppression] = []
    for entry in _entries(data, str(path), path.name):
        found.append(entry)
        if len(found) > MOST:
            raise RemitError(f"it suppresses more than {MOST:,} things", file=str(path))
    return found


def _entries(data: bytes, file: str, name: str) -> Iterator[Suppression]:
    if name == ".trivyignore":
        return _trivy_lines(decode(data, file), file)
    document = read_document(data, file)
    if document is None:
        return iter(())
    reader = next((read for key, read in _READERS if isinstance(document, Map) and key in document), None)
    if reader is None:
        raise RemitError("is no list of suppressions that remit reads", file=file, hint=f"it reads {_KNOWN}")
    return reader(document)


def escaped(text: str) -> str:
    """A text as a glob that matches it alone."""
    return re.sub(r"([*?\[])", r"[\1]", text)


# ── Checkov ────────────────────


def _checkov_settings(document: Any) -> Iterator[Suppression]:
    listed = document["skip-check"]
    for index, entry in enumerate(listed if isinstance(listed, Seq) else [listed]):
        place = place_of(listed, index) if isinstance(listed, Seq) else place_of(document, "skip-check")
        for check in str(entry).split(","):
            if check.strip():
                yield Suppression(check.strip(), place)


def _checkov_baseline(document: Any) -> Iterator[Suppression]:
    for part in _maps(document["failed_checks"]):
        file = str(part.get("file", "")).lstrip("/")
        for finding in _maps(part.get("findings")):
            resource = str(finding.get("resource", ""))
            id_ = resource.partition(".")[2] if resource.startswith("AWS::") else resource
            for check in _texts(finding.get("check_ids", "")):
                yield Suppression(check, place_of(finding, "check_ids"), f"*{escaped(file)}#{escaped(id_)}")


# ── Trivy ────────────────────


def _trivy_lines(text: str, file: str) -> Iterator[Suppression]:
    for number, line in enumerate(text.splitlines(), 1):
        written, _, reason = line.partition("#")
        words = written.split()
        if not words:
            continue
        place = Location(file, number)
        extra = [word for word in words[1:] if not word.startswith("exp:")]
        if extra:
            yield Suppression(words[0], place, refused=f"{extra[0][:60]!r} is not known; Trivy has exp:2027-01-31")
            continue
        expires = next((word[4:] for word in words[1:]), "")
        yield from _trivy(words[0], place, "*", reason.strip(), expires)


def _trivy_file(document: Any) -> Iterator[Suppression]:
    for section in _TRIVY_SECTIONS:
        for entry in _maps(document.get(section)):
            word, place = str(entry.get("id", "")), place_of(entry)
            if section != "misconfigurations":
                yield Suppression(word, place, refused=f"remit does not look for {section}")
                continue
            paths = entry.get("paths")
            reason, expires = str(entry.get("statement") or ""), str(entry.get("expired_at") or "")
            for path in paths if isinstance(paths, Seq) and paths else ("",):
                resource = f"*{str(path).replace('**', '*')}#*" if path else "*"
                yield from _trivy(word, place, resource, reason, expires)


def _trivy(word: str, place: Location, resource: str, reason: str, expires: str) -> Iterator[Suppression]:
    try:
        until = day(expires) if expires else ""
    except Malformed as problem:
        yield Suppression(word, place, refused=problem.text)
        return
    for check in trivy_names.ids(word):
        yield Suppression(check, place, resource, reason, until)


# ── Prowler ────────────────────


def _prowler(document: Any) -> Iterator[Suppression]:
    mutelist = next(document[name] for name in _MUTELISTS if name in document)
    accounts = mutelist.get("Accounts") if isinstance(mutelist, Map) else None
    for account, part in accounts.items() if isinstance(accounts, Map) else ():
        checks = part.get("Checks") if isinstance(part, Map) else None
        for check, rule in checks.items() if isinstance(checks, Map) else ():
            if isinstance(rule, Map):
                yield from _rule(account, check, rule, place_of(rule))


def _rule(account: str, check: str, rule: Map, place: Location) -> Iterator[Suppression]:
    exceptions = rule.get("Exceptions")
    if rule.get("Tags"):
        yield Suppression(check, place, refused="it is limited to tags, which no waiver is")
    elif isinstance(exceptions, Map) and any(exceptions.values()):
        yield Suppression(check, place, refused="it has exceptions, which no waiver has")
    elif not re.fullmatch(r"[\w*-]+", check):
        yield Suppression(check, place, refused="its check is a regular expression")
    else:
        reason = str(rule.get("Description") or "")
        for region in _texts(rule.get("Regions")):
            for resource in _texts(rule.get("Resources")):
                yield _muted(Suppression(check, place, reason=reason), account, region, resource)


def _muted(entry: Suppression, account: str, region: str, resource: str) -> Suppression:
    """The entry for one Region and resource: muted is what holds the text or matches the expression."""
    where, what = glob_of(region), glob_of(resource)
    if where is None or what is None:
        wrong = region if where is None else resource
        return entry._replace(refused=f"no glob says what the regular expression {wrong[:80]!r} says")
    inner = what if resource.startswith("^") else f"*{what}"
    inner = inner if resource.endswith("$") else f"{inner}*"
    if account == "*" and where == "*":
        return entry._replace(resource=re.sub(r"\*+", "*", inner))
    return entry._replace(
        resource=re.sub(r"\*+", "*", f"{escaped(account) if account != '*' else '*'}/{where}#{inner}")
    )


def glob_of(expression: str) -> str | None:
    """A simple regular expression, or `*`, as a glob, anchors left out; None for one that no glob says."""
    if expression == "*":
        return "*"
    text = expression.removeprefix("^").removesuffix("$")
    parts: list[str] = []
    for found in re.finditer(r"\.\*|\.\+|\.|\\[^\w\s*?\[]|[^.\\()|\[\]{}?+*^$]|.", text, re.DOTALL):
        part = found[0]
        meant = {".*": "*", ".+": "?*", ".": "?"}.get(part, part.removeprefix("\\"))
        if part in tuple("\\()|[]{}?+*^$"):
            return None
        parts.append(meant)
    return "".join(parts)


# ── cfn_nag ────────────────────


def _cfn_nag(document: Any) -> Iterator[Suppression]:
    for rule in _maps(document["RulesToSuppress"]):
        yield Suppression(str(rule.get("id", "")), place_of(rule), reason=str(rule.get("reason") or ""))


def _maps(listed: Any) -> list[Map]:
    return [each for each in listed if isinstance(each, Map)] if isinstance(listed, Seq) else []


def _texts(listed: Any) -> list[str]:
    """A list of texts; a single one alone; everything when it is left out."""
    values = listed if isinstance(listed, Seq) else ["*" if listed is None else listed]
    return [str(each) for each in values]


_READERS: tuple[tuple[str, Callable[[Any], Iterator[Suppression]]], ...] = (
    *((name, _prowler) for name in _MUTELISTS),
    ("failed_checks", _checkov_baseline),
    ("skip-check", _checkov_settings),
    *((name, _trivy_file) for name in _TRIVY_SECTIONS),
    ("RulesToSuppress", _cfn_nag),
)
