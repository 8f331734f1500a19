"""The command line: one file per command, imported only when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from remit.cli import streams
from remit.model.errors import Incomplete, RemitError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "scan": "audit templates, Terraform, an account or a snapshot",
    "diff": "compare two reports, snapshots, paths or Git revisions",
    "diagram": "draw the estate, and the line of responsibility through it",
    "demo": "audit an embedded e-commerce estate, without credentials",
    "explain": "whose job something is, or what a check is about",
    "can": "whether a principal can do an action on a resource",
    "who-can": "which principals can do an action on a resource",
    "shared": "which resources are open to others than their account",
    "unused": "what users and roles have and do not use",
    "paths": "how a principal becomes another, or an administrator",
    "routes": "the way of a request through the estate, and whose each part is",
    "attacks": "what can be gained from the internet, worst first",
    "reach": "whether packets get from one thing to another",
    "exposed": "what the internet reaches",
    "compare": "whether a policy grants anything that another does not",
    "checks": "list the checks",
    "frameworks": "list the frameworks, or the requirements of one",
    "attest": "state that something is done where no check sees it",
    "waive": "accept failures, or bring over what other tools suppress",
    "init": "set a repository up: remit.toml, the CI job, pre-commit",
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
EXTRAS = {"botocore": "aws", "moto": "demo", "waitress": "demo", "samtranslator": "sam", "xlsxwriter": "xlsx"}
"""Which extra brings a package that core does without."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong and, below it, what to write. The usage is left to `--help`: an error must not drown in it."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        from remit.cli import habits

        hint = habits.hint(message) or f"{self.prog} --help shows what there is"
        _tell(RemitError(habits.told(message), hint=hint))
        self.exit(RemitError.exit_code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Problems are told on stderr, never as a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
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
    top = Parser(
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
            import_module(f"remit.cli.{module_of(name)}").configure(sub)
    return top


def module_of(name: str) -> str:
    """The module of a command."""
    return name.replace("-", "_")


def _dispatch(arguments: list[str]) -> int:
    wanted = next((each for each in arguments if each in COMMANDS), None)
    if arguments[:1] == ["help"]:  # as with git and go
        arguments = [*arguments[1:], "--help"]
    if arguments[:1] == ["--version"]:
        wanted = "version"
        arguments = ["version"]
    if wanted == "version" and arguments == ["version"]:
        return int(import_module("remit.cli.version").run(argparse.Namespace()))
    options = parser((wanted,) if wanted else ()).parse_args(arguments)
    if options.command is None:
        parser(()).print_help()
        return 0
    return int(import_module(f"remit.cli.{module_of(options.command)}").run(options))


def _tell(error: RemitError) -> None:
    from remit.reports.phrases import plain  # what was typed, or read, may hold what a terminal obeys

    place = ":".join(str(part) for part in (error.file, error.line, error.column) if part is not None)
    told = f"remit: {f'{place}: ' if place else ''}{error.message}" + (f"\n       {error.hint}" if error.hint else "")
    print("\n".join(map(plain, told.split("\n"))), file=sys.stderr)
