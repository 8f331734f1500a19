"""`remit init`: looks at a repository, shows the files that it would start with, and writes them when told to."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from remit.audit.settings import NAME
from remit.cli import starters
from remit.model import RemitError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from remit.cli.repository import Repository
    from remit.cli.starters import Source

EPILOG = """\
examples:
  remit init                              show what would be written
  remit init --write                      write it; what is there stays
  remit init --ci gitlab --pre-commit
  remit init --source https://github.com/OWNER/remit --revision COMMIT

It asks no server, and it never overwrites a file.
"""
WORKFLOW = ".github/workflows/remit.yml"
PIPELINE = ".gitlab-ci.yml"
HOOKS = ".pre-commit-config.yaml"
SERVERLESS = b"AWS::Serverless"
BRANCH = re.compile(r"[\w./-]{1,100}", re.ASCII)


class Found(NamedTuple):
    """What a repository holds: how many templates, whether some are SAM's, directories of Terraform, and its host."""

    templates: int
    sam: bool
    terraform: int
    host: str | None


class Proposal(NamedTuple):
    """A file to write, or with `there` a reason why it is left alone; then `text` is what to add by hand, if any."""

    path: str
    text: str
    there: str = ""


def configure(parser: argparse.ArgumentParser) -> None:
    """What to set up, and from where."""
    parser.epilog = EPILOG
    parser.add_argument("--write", action="store_true", help="write the files that are not there yet")
    parser.add_argument(
        "--ci", choices=("github", "gitlab", "none"), help="whose CI job (default: where the Git remote is)"
    )
    parser.add_argument("--pre-commit", action="store_true", help=f"a {HOOKS} too, where there is none")
    parser.add_argument("--source", metavar="URL", help="the repository that CI jobs take remit from")
    parser.add_argument("--revision", metavar="REV", help="its tag or commit (default: this version's tag)")


def run(options: argparse.Namespace) -> int:
    """Look, show, and with `--write` or a yes on the terminal write."""
    source = starters.Source.of(options.source, options.revision)
    repository = _repository()
    top = repository.top if repository else Path.cwd()
    found = look(top, repository)
    proposals = list(proposed(top, found, source, options))
    fresh = [each for each in proposals if not each.there]
    for line in told(top, found, proposals, source):
        print(line)
    if not fresh:
        return 0
    if options.write or _agreed():
        for each in fresh:
            write(top, each)
    else:
        print("\nNothing is written yet: remit init --write does it.")
    return 0


def _repository() -> Repository | None:
    """The repository around the working directory; None where Git is not installed, or knows none here."""
    from remit.cli.repository import repository_at

    try:
        return repository_at(Path())
    except RemitError:
        return None


def look(top: Path, repository: Repository | None) -> Found:
    """Count what remit would scan, and see whose CI it is."""
    from remit.sources.cloudformation.discovery import discover
    from remit.sources.detection import is_configuration
    from remit.sources.walk import directories

    candidates = [each for each in discover(top) if each.error is None]
    sam = any(each.kind == "template" and _holds(each.path, SERVERLESS) for each in candidates)
    terraform = sum(any(map(is_configuration, files)) for _, files in directories(top))
    return Found(len(candidates), sam, terraform, host_of(top, repository))


def _holds(path: Path, mark: bytes) -> bool:
    try:
        return mark in path.read_bytes()
    except OSError:
        return False


def host_of(top: Path, repository: Repository | None) -> str | None:
    """`github` or `gitlab` by the remotes' host names, else by the files that only one of them reads."""
    hosts = [_host(each) for each in _git(repository, "config", "--get-regexp", r"^remote\..*\.url$")]
    for name in ("github", "gitlab"):
        if any(name in host for host in hosts):
            return name
    if (top / PIPELINE).exists():
        return "gitlab"
    return "github" if (top / ".github").is_dir() else None


def _host(line: str) -> str:
    """The host in `remote.origin.url ADDRESS`: a URL, or `user@host:path`; empty for a path.

    https://git-scm.com/docs/git-clone#_git_urls
    """
    address = line.partition(" ")[2]
    if "://" not in address:
        before, colon, _ = address.partition(":")
        return before.rpartition("@")[2].lower() if colon and "/" not in before else ""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # an address with half of a bracket
        return ""


def _git(repository: Repository | None, *words: str) -> list[str]:
    """The lines that Git answers; none without a repository."""
    if repository is None:
        return []
    with repository.start(*words) as git:
        answer, _ = git.communicate()
    return answer.decode("utf-8", "replace").splitlines()


def proposed(top: Path, found: Found, source: Source, options: argparse.Namespace) -> Iterator[Proposal]:
    """The files of this repository, each to be written or left alone."""
    yield _unless_there(top, Proposal(NAME, starters.SETTINGS))
    host = options.ci or found.host
    if host == "github":
        branch = _branch(_repository())
        yield _unless_there(top, Proposal(WORKFLOW, starters.workflow(source, branch, sam=found.sam)))
    if host == "gitlab":
        yield _unless_there(top, Proposal(PIPELINE, starters.include(source)), "add this to it:")
    if options.pre_commit and not os.path.lexists(top / HOOKS):
        yield Proposal(HOOKS, f"repos:\n{starters.hook(source)}")
    elif os.path.lexists(top / HOOKS):
        yield Proposal(HOOKS, starters.hook(source), "is there; add this to its repos:")


def _unless_there(top: Path, proposal: Proposal, how: str = "") -> Proposal:
    if not os.path.lexists(top / proposal.path):
        return proposal
    return proposal._replace(text=proposal.text if how else "", there=f"is there; {how}" if how else "is there")


def _branch(repository: Repository | None) -> str:
    """The branch that pull requests go into, as far as the clone knows it; `main` where it does not."""
    lines = _git(repository, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    name = lines[0].partition("/")[2] if lines else ""
    return name if BRANCH.fullmatch(name) else "main"


def told(top: Path, found: Found, proposals: list[Proposal], source: Source) -> Iterator[str]:
    """Everything that the reader should know, in lines."""
    from remit.reports.terminal import inert

    yield f"In {inert(str(top))}:"
    yield f"  CloudFormation  {_count(found.templates, 'template')}{', some of them SAM' if found.sam else ''}"
    yield f"  Terraform       {_count(found.terraform, 'directory', 'directories')}"
    yield f"  CI              {found.host or 'unknown: --ci github or --ci gitlab chooses'}"
    if not found.templates and not found.terraform:
        yield "  Nothing to scan yet: remit scan would end with exit code 3."
    for each in proposals:
        yield ""
        yield f"{each.path} {each.there}" if each.there else f"{each.path} would hold:"
        yield from (f"  {line}".rstrip() for line in each.text.splitlines())
    if source.is_placeholder() and any(starters.OWNER in each.text for each in proposals):
        yield ""
        yield f"{starters.OWNER} stands for whoever publishes the remit that your CI takes: change it, or"
        yield "say it with --source. A whole commit id as --revision cannot be moved."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; nobody is asked elsewhere."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input("\nWrite what is not there yet? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def write(top: Path, proposal: Proposal) -> None:
    """Make one file. `RemitError` when it cannot be, also because it has appeared meanwhile."""
    path = top / proposal.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(proposal.text)
    except OSError as error:
        raise RemitError(f"cannot be written: {error.strerror}", file=str(path), hint="see `ls -l`") from None
    print(f"remit: wrote {proposal.path}", file=sys.stderr)
