"""`remit attest`: somebody's word, in `remit.toml`, that something is done where no check sees it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit.audit.attestations import digest
from remit.audit.settings import NAME, Settings, read
from remit.cli.settings_file import append, check_date, quoted, tell
from remit.model import DUTIES, RemitError
from remit.reports.terminal import plural

if TYPE_CHECKING:
    import argparse

EPILOG = """\
examples:
  remit attest backup-recovery 'site.yaml#Orders' --by 'Ada Lovelace' \\
      --statement 'restored on 3 March' --expires 2027-03-03 --write
  remit attest nist-800-53-r5:PS-3 --by HR --statement 'everybody is screened' \\
      --expires 2027-01-31 --evidence screening.pdf --write

The evidence file's SHA-256 is written beside it: a changed file voids the word.
Without --write nothing is changed: the entry is printed.
"""
FIELDS = ("by", "statement", "expires")


def configure(parser: argparse.ArgumentParser) -> None:
    """What is attested, for what, by whom, and on what evidence."""
    parser.epilog = EPILOG
    parser.add_argument("subject", metavar="SUBJECT", help="a duty, or a control as FRAMEWORK:ID")
    parser.add_argument(
        "resource", nargs="?", default="", metavar="RESOURCE", help="a glob of key, address, id or ARN (for a duty)"
    )
    parser.add_argument("--by", default="", metavar="NAME", help="who attests it")
    parser.add_argument("--statement", default="", metavar="TEXT", help="what they state")
    parser.add_argument("--expires", default="", metavar="DATE", help="until when, as 2027-01-31")
    parser.add_argument("--evidence", default="", metavar="FILE", help="a file that shows it")
    parser.add_argument("--write", action="store_true", help="append the entry to the settings file")
    parser.add_argument("--config", default=NAME, metavar="FILE", help=f"the settings file (default: {NAME})")


def run(options: argparse.Namespace) -> int:
    """Print the entry, and with `--write` append it. `RemitError` for anything that is missing or wrong."""
    missing = [f"--{name}" for name in FIELDS if not getattr(options, name).strip()]
    if missing:
        raise RemitError(f"an attestation needs {', '.join(missing)}", hint="somebody states it, for a time")
    check_date(options.expires, "an attestation")
    path = Path(options.config)
    known = read(path) if path.is_file() else Settings(file=str(path))
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    block = _toml(_entry(options, path))
    sys.stdout.write(block)
    if block in text:
        tell(f"already in {path}")
    elif options.write:
        append(path, text, block)
        sys.stdout.flush()
        tell(f"appended to {path}: {plural(len(known.attestations) + 1, 'attestation')} now")
    return 0


def _entry(options: argparse.Namespace, path: Path) -> dict[str, str]:
    entry = _subject(options.subject, options.resource)
    entry |= {"by": options.by, "statement": options.statement}
    if options.evidence:
        entry |= _evidence(options.evidence, path)
    return entry | {"expires": options.expires}


def _subject(word: str, resource: str) -> dict[str, str]:
    """The duty or control, known to exist."""
    if ":" in word and "::" not in word:
        from remit.catalogue.frameworks import control

        control(word)
        return {"control": word, **({"resource": resource} if resource else {})}
    if word not in DUTIES:
        from remit.catalogue.errors import near

        hint = near(word, DUTIES) or f"one of {', '.join(DUTIES)}; or FRAMEWORK:ID"
        raise RemitError(f"{word} is neither a duty nor a control", hint=hint)
    if not resource:
        raise RemitError(f"{word} of what?", hint="give RESOURCE, a glob of key, address, id or ARN")
    return {"duty": word, "resource": resource}


def _evidence(file: str, settings: Path) -> dict[str, str]:
    """The file relative to the settings, and what it holds now."""
    try:
        sha256 = digest(Path(file))
    except OSError as error:
        raise RemitError(f"cannot be read: {error.strerror}", file=file, hint="name a file that is there") from error
    folder = settings.absolute().parent
    found = Path(file).absolute()
    relative = found.relative_to(folder) if found.is_relative_to(folder) else found
    return {"evidence": relative.as_posix(), "sha256": sha256}


def _toml(entry: dict[str, str]) -> str:
    lines = [f"{key} = {value if key == 'expires' else quoted(value)}" for key, value in entry.items()]
    return "\n".join(["[[attestation]]", *lines]) + "\n"
