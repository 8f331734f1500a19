"""The command line: one file per command, imported only when it is called."""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from remit.model.errors import Incomplete, RemitError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "scan": "audit templates, an account or a snapshot",
    "demo": "audit an embedded e-commerce estate, without credentials",
    "explain": "whose job something is, or what a check is about",
    "checks": "list the checks",
    "policy": "print the read-only IAM policy that a live scan needs",
    "completion": "print a completion script for your shell",
    "version": "print the version",
}

DESCRIPTION = """\
remit tells whose job it is to secure each part of an AWS estate, and whether
that part is done."""

EPILOG = """\
examples:
  remit demo                              see it work, no credentials needed
  remit scan template.yaml                audit one template
  remit scan . -o report.html             audit a directory, write the page
  remit scan aws:production --region eu-west-1
  remit explain AWS::RDS::DBInstance      who answers for what on a database
  remit explain CKV_AWS_16                the check that asks the same

exit codes:
  0 clean   1 findings at or above --fail-on   2 bad input or usage
  3 nothing to audit   4 incomplete   130 interrupted
"""

INTERRUPTED = 130
EXTRAS = {"botocore": "aws", "moto": "demo", "waitress": "demo", "samtranslator": "sam"}
"""Which extra brings a package that core does without."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Problems are told on stderr, never as a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a character shows its number
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except RemitError as error:
        _tell(error)
        return error.exit_code
    except ModuleNotFoundError as error:
        return _missing(error)
    except KeyboardInterrupt:
        print("remit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _discard_stdout()  # the reader (head, less) has seen enough
        return 0
    except OSError as error:
        what = "" if error.filename else "the result cannot be written: "
        _tell(RemitError(f"{what}{error.strerror}", file=error.filename, hint="make room, or choose another place"))
        _discard_stdout()
        return Incomplete.exit_code
    return code


def _missing(error: ModuleNotFoundError) -> int:
    """A package of an extra that is not installed is told; anything else that is missing is a fault of remit's."""
    package = (error.name or "").partition(".")[0]
    if package not in EXTRAS:
        raise error
    _tell(RemitError(f"this needs {package}, which is not installed", hint=f"pip install 'remit[{EXTRAS[package]}]'"))
    return RemitError.exit_code


def _discard_stdout() -> None:
    """Send what is still to come nowhere: Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser(names: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """The parser, with the arguments of the named commands: building those of all costs an import each."""
    top = argparse.ArgumentParser(
        prog="remit", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="store_true", help="print the version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, told in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=told,
            description=told[0].upper() + told[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in names:
            import_module(f"remit.cli.{name}").configure(sub)
    return top


def _dispatch(arguments: list[str]) -> int:
    wanted = next((each for each in arguments if each in COMMANDS), None)
    if arguments[:1] == ["--version"]:
        wanted = "version"
        arguments = ["version"]
    if wanted == "version" and arguments == ["version"]:
        return int(import_module("remit.cli.version").run(argparse.Namespace()))
    options = parser((wanted,) if wanted else ()).parse_args(arguments)
    if options.command is None:
        parser(()).print_help()
        return 0
    return int(import_module(f"remit.cli.{options.command}").run(options))


def _tell(error: RemitError) -> None:
    place = ":".join(str(part) for part in (error.file, error.line, error.column) if part is not None)
    print(f"remit: {f'{place}: ' if place else ''}{error.message}", file=sys.stderr)
    if error.hint:
        print(f"       {error.hint}", file=sys.stderr)
