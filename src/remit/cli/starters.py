"""What `remit init` writes: `remit.toml`, the CI job, the hook of pre-commit."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from remit import __version__
from remit.model import RemitError

OWNER = "OWNER"
"""Stands for what nobody told: who publishes the remit that a CI job takes."""
CHECKOUT = "8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1"
"""https://github.com/actions/checkout/releases"""
UPLOAD = "9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3"
"""https://github.com/github/codeql-action/releases"""
ADDRESS = re.compile(r"https://[\w.:-]{1,200}(/[\w.~-]{1,100}){2,8}", re.ASCII)
REVISION = re.compile(r"[\w.][\w./-]{0,99}", re.ASCII)

SETTINGS = """\
# What remit checks here, and what it lets pass. `remit scan` reads this file
# from the directory that it runs in.

# The least severity that fails a run: critical, high, medium, low, info or
# never.
fail-on = "medium"

# Checks to leave out, by remit's ids, other tools' ids, or globs.
# skip = ["s3.no-access-logs"]

# A failure that somebody accepts for a time. `remit waive` writes such an
# entry.
# [[waiver]]
# check = "s3.no-versioning"
# resource = "*LogsBucket"
# owner = "platform team"
# reason = "written once, kept elsewhere"
# expires = 2027-06-30
"""

WORKFLOW = """\
# Audits templates and Terraform. On a pull request only what is new fails.
name: remit
on:
  pull_request:
  push:
    branches: [{branch}]

permissions: {{}}

jobs:
  remit:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write # to show findings as code scanning alerts
    steps:
      - uses: actions/checkout@{checkout}
        with:
          fetch-depth: 0 # the merge base of a pull request is the baseline
          persist-credentials: false
      - id: remit
        uses: {action}@{revision}
        with:
          targets: .
{extras}      # Code scanning is free for public repositories; elsewhere it is bought.
      - if: always() && steps.remit.outputs.sarif
        uses: github/codeql-action/upload-sarif@{upload}
        with:
          sarif_file: ${{{{ steps.remit.outputs.sarif }}}}
          category: remit
"""

INCLUDE = """\
include:
  - remote: {template}
"""

HOOK = """\
  - repo: {address}
    rev: {revision}
    hooks:
      - id: remit
"""


class Source(NamedTuple):
    """Where a CI job takes remit from: the address of its repository, and a tag or commit."""

    address: str
    revision: str

    @classmethod
    def of(cls, address: str | None, revision: str | None) -> Source:
        """What was said, else what the installed package says, else a placeholder.

        `RemitError` for an address or a revision that would be more than a word in the files.
        """
        found = (address or published() or f"https://github.com/{OWNER}/remit").removesuffix(".git").rstrip("/")
        if not ADDRESS.fullmatch(found):
            raise RemitError(f"{found[:80]!r} is no repository's address", hint="write https://github.com/OWNER/remit")
        chosen = revision or f"v{__version__}"
        if not REVISION.fullmatch(chosen):
            raise RemitError(f"{chosen[:80]!r} is no revision", hint="give a tag or, better, a whole commit id")
        return cls(found, chosen)

    def is_placeholder(self) -> bool:
        """Whether the reader has to fill in the owner."""
        return f"/{OWNER}/" in self.address

    def path(self) -> str:
        """`OWNER/remit`, as `uses:` takes it."""
        return urlsplit(self.address).path.strip("/")

    def raw(self, file: str) -> str:
        """Where a file of the repository is served as it is, on GitHub or on a GitLab."""
        if urlsplit(self.address).hostname == "github.com":
            return f"https://raw.githubusercontent.com/{self.path()}/{self.revision}/{file}"
        return f"{self.address}/-/raw/{self.revision}/{file}"


def published() -> str | None:
    """The repository's address in the installed package's metadata; None where it says none."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("remit").get_all("Project-URL", [])
    except PackageNotFoundError:
        return None
    named = dict(each.split(", ", 1) for each in addresses if ", " in each)
    return named.get("Source")


def workflow(source: Source, branch: str, *, sam: bool) -> str:
    """The workflow of GitHub Actions; `sam` when there are templates that need the extra of that name."""
    extras = "          extras: sam # some templates are for SAM\n" if sam else ""
    return WORKFLOW.format(
        action=source.path(),
        revision=source.revision,
        branch=branch,
        extras=extras,
        checkout=CHECKOUT,
        upload=UPLOAD,
    )


def include(source: Source) -> str:
    """The entry of `.gitlab-ci.yml`."""
    return INCLUDE.format(template=source.raw("integrations/gitlab/remit.gitlab-ci.yml"))


def hook(source: Source) -> str:
    """An entry of the list `repos` in `.pre-commit-config.yaml`."""
    return HOOK.format(address=source.address, revision=source.revision)
