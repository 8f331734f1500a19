"""`remit waive`: accept a failure in `remit.toml`, or bring over what other tools' files suppress."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit import audit as auditing
from remit.audit.selection import Selection, named
from remit.audit.settings import NAME, Settings, read
from remit.cli.settings_file import append, check_date, quoted, tell, today
from remit.model import RemitError

if TYPE_CHECKING:
    import argparse

    from remit.sources.suppressions import Suppression

EPILOG = """\
examples:
  remit waive s3.no-access-logs 'site.yaml#Logs' --owner data \\
      --reason 'it holds the logs itself' --expires 2027-01-31 --write
  remit waive --import .checkov.yaml .trivyignore --owner platform

Without --write nothing is changed: the entries are printed.
"""

FIELDS = ("owner", "reason", "expires")
MOST_TOLD = 20
UNFINISHED = "# A waiver needs all five: fill in what is empty, then take the # away.\n"


class Entry(NamedTuple):
    """One `[[waiver]]` of `remit.toml`; what is not known is empty."""

    check: str
    resource: str
    owner: str
    reason: str
    expires: str

    def toml(self) -> str:
        """The entry as text; commented out when something is missing, so that the file stays valid."""
        expires = self.expires or '""'
        lines = ["[[waiver]]", *(f"{name} = {quoted(getattr(self, name))}" for name in self._fields[:-1])]
        lines.append(f"expires = {expires}")
        if all(self):
            return "\n".join(lines) + "\n"
        return "\n".join(f"# {line}" for line in lines) + "\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """What to waive, who accepts it, and where it is written."""
    parser.epilog = EPILOG
    parser.add_argument(
        "check", nargs="?", metavar="CHECK", help="the check, by its own or another tool's id, or a glob"
    )
    parser.add_argument("resource", nargs="?", metavar="RESOURCE", help="a glob of key, address, id or ARN")
    parser.add_argument(
        "--import",
        dest="files",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="files of Checkov, Prowler, Trivy or cfn_nag that suppress something",
    )
    parser.add_argument("--owner", default="", metavar="NAME", help="who accepts it")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why it is acceptable")
    parser.add_argument("--expires", default="", metavar="DATE", help="until when, as 2027-01-31")
    parser.add_argument("--write", action="store_true", help="append the entries to the settings file")
    parser.add_argument("--config", default=NAME, metavar="FILE", help=f"the settings file (default: {NAME})")


def run(options: argparse.Namespace) -> int:
    """Print the entries, and with `--write` append them. `RemitError` for anything that is missing or wrong."""
    check_date(options.expires, "a waiver")
    path = Path(options.config)
    known = read(path) if path.is_file() else Settings(file=str(path))
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    entries = _imported(options) if options.files else [_single(options)]
    fresh = [each for each in dict.fromkeys(entries) if not _is_written(each, known, text)]
    block = "" if all(map(all, fresh)) else UNFINISHED
    block += "\n".join(each.toml() for each in fresh)
    sys.stdout.write(block)
    if len(fresh) < len(entries):
        tell(f"{len(entries) - len(fresh)} of {len(entries)} left out: already in {path}")
    if options.write and fresh:
        append(path, text, block)
        sys.stdout.flush()
        tell(f"appended {len(fresh)} to {path}")
    return 0


def _single(options: argparse.Namespace) -> Entry:
    if not options.check or not options.resource:
        raise RemitError("what is to be waived?", hint="give CHECK and RESOURCE, or --import FILE")
    missing = [f"--{name}" for name in FIELDS if not getattr(options, name).strip()]
    if missing:
        raise RemitError(f"a waiver needs {', '.join(missing)}", hint="somebody accepts it, for a reason, for a time")
    Selection(check=(options.check,)).validate(auditing.load())
    return Entry(options.check, options.resource, options.owner, options.reason, options.expires)


def _imported(options: argparse.Namespace) -> list[Entry]:
    """What the files suppress and a check answers; the rest is told."""
    from remit.sources import suppressions

    if options.check:
        raise RemitError("either CHECK RESOURCE or --import", hint="write the files last: remit waive --import FILE…")
    names = {name for check in auditing.load() for name in check.ids()}
    entries: list[Entry] = []
    refused: list[str] = []
    for file in options.files:
        for found in suppressions.read(Path(file)):
            why = found.refused or _unanswered(found, names)
            if why:
                refused.append(f"{found.place}: {found.check or 'an entry without id'}: {why}")
            else:
                entries.append(_entry(found, options))
    _tell_refused(refused)
    return entries


def _unanswered(found: Suppression, names: set[str]) -> str:
    """Why an entry would waive nothing; empty when it would."""
    if found.expires and found.expires < today():
        return f"it expired on {found.expires}"
    return "" if any(named(found.check, name) for name in names) else "no check answers it"


def _entry(found: Suppression, options: argparse.Namespace) -> Entry:
    """What the file says of reason and expiry goes before what the command line says for all."""
    reason, expires = found.reason or options.reason, found.expires or options.expires
    return Entry(found.check, found.resource, options.owner, reason, expires)


def _tell_refused(refused: list[str]) -> None:
    if refused:
        tell(f"{len(refused)} cannot be brought over:")
    for text in refused[:MOST_TOLD]:
        tell(f"  {text}")
    if len(refused) > MOST_TOLD:
        tell(f"  … and {len(refused) - MOST_TOLD} more")


def _is_written(entry: Entry, known: Settings, text: str) -> bool:
    if entry.toml() in text:
        return True
    return any((each.check, each.resource) == (entry.check, entry.resource) for each in known.waivers)
