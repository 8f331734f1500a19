"""Annotations of a GitHub Actions run: workflow commands, one for each failure, most severe first.

Commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; their escapes:
https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts; the limit:
https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remit.model import SEVERITIES
from remit.reports.phrases import Rules, path, sentence
from remit.reports.sarif import LEVELS

if TYPE_CHECKING:
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
"""Level of a SARIF result → workflow command, so that both put a finding on the same level."""

MOST = 10
"""GitHub shows as many annotations of each command for a step; the others stand only in its log."""


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The unwaived failures, then a line with all counts and how many of them GitHub does not show as annotations.

    With a baseline only the new ones: the others would take the places that GitHub has for annotations.
    """
    rules, compared = Rules(registry), audit.comparison
    failures = [each for each in audit.failures() if compared is None or compared.is_new(each)]
    written: Counter[str] = Counter()
    for severity in SEVERITIES:
        name = COMMANDS[LEVELS[severity]]
        for finding in failures:
            if finding.severity == severity:
                out.write(_command(name, finding, rules))
                written[name] += 1
    out.write(_last_line(audit, written))


def _command(name: str, finding: Finding, rules: Rules) -> str:
    place = {"file": path(finding), "line": str(finding.location.line or ""), "col": str(finding.location.column or "")}
    if not place["file"]:
        place = {}
    title = f"{finding.check} ({finding.severity}): {finding.title}"
    properties = ",".join(
        f"{key}={escaped_property(value)}" for key, value in (*place.items(), ("title", title)) if value
    )
    fix = rules.of(finding).fix
    message = f"{sentence(finding)}\nFix: {fix}" if fix else sentence(finding)
    return f"::{name} {properties}::{escaped(message)}\n"


def _last_line(audit: Audit, written: Counter[str]) -> str:
    """Begins with `remit:`, which is no command, and repeats no name of the estate."""
    failures = written.total()
    new = "" if audit.comparison is None else "new "
    told = [f"{failures} {new}failure{'' if failures == 1 else 's'}"]
    names = (("undetermined", "undetermined"), ("error", "crashed"), ("waived", "waived"))
    told += [f"{audit.verdicts[each]} {name}" for each, name in names if audit.verdicts[each]]
    more = {name: count - MOST for name, count in written.items() if count > MOST}
    if not more:
        return f"remit: {', '.join(told)}.\n"
    hidden = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in more.items())
    shown = f"GitHub shows {MOST} annotations of a level for a step; {hidden} more stand only in this log"
    return f"remit: {', '.join(told)}. {shown}.\n"


def escaped(text: str) -> str:
    """A message, which ends with its line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """A property, which ends with a comma, a colon or its line."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")
