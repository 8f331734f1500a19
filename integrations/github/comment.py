"""Puts a Markdown file on a pull request as one comment, and writes it anew on the next run.

Started by the action only when a workflow hands it a token. That token needs `pull-requests: write` and nothing else:
https://docs.github.com/en/rest/issues/comments. Where it may not write (a fork's pull request), a warning says so, and
the run goes on: the same text stands in the job summary. The token is sent to GitHub's API alone, never printed.

in: the file as the one argument; GITHUB_TOKEN, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_WORKFLOW, GITHUB_JOB,
GITHUB_ACTION, REMIT_PULL_REQUEST (its number)
"""

# ruff: noqa: INP001 — a script that the action starts, of no package

from __future__ import annotations

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

PAGE = 100
MOST_PAGES = 30
SECONDS = 30


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: the token is for the address that GitHub named."""

    def redirect_request(self, *_: Any) -> None:
        """Make none; the answer becomes an HTTPError."""


OPENER = urllib.request.build_opener(StayHere)


def main() -> None:
    """Update the comment of this step, or make one. Whatever GitHub refuses is told as a warning."""
    issue = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    mark = mark_of_step()
    try:
        known = comment_with(mark, f"{issue}/{int(os.environ['REMIT_PULL_REQUEST'])}/comments")
        if known is None:
            ask("POST", f"{issue}/{int(os.environ['REMIT_PULL_REQUEST'])}/comments", {"body": f"{text}\n{mark}\n"})
        else:
            ask("PATCH", f"{issue}/comments/{known}", {"body": f"{text}\n{mark}\n"})
    except urllib.error.HTTPError as error:
        warn(f"GitHub refused the comment ({error.code}): the token needs pull-requests: write. See the job summary")
    except (OSError, ValueError) as error:
        warn(f"the comment could not be written ({type(error).__name__}). See the job summary")


def mark_of_step() -> str:
    """An HTML comment by which this step finds its own among those of other jobs."""
    names = "\0".join(os.environ.get(f"GITHUB_{name}", "") for name in ("WORKFLOW", "JOB", "ACTION"))
    return f"<!-- remit:step:{hashlib.sha256(names.encode()).hexdigest()[:16]} -->"


def comment_with(mark: str, address: str) -> int | None:
    """The id of the comment that ends with the mark and that a bot wrote; a person who copies the mark keeps theirs."""
    for page in range(1, MOST_PAGES + 1):
        comments = ask("GET", f"{address}?per_page={PAGE}&page={page}")
        for each in comments:
            if each["user"]["type"] == "Bot" and each["body"].rstrip().endswith(mark):
                return int(each["id"])
        if len(comments) < PAGE:
            break
    return None


def ask(method: str, address: str, content: dict[str, str] | None = None) -> Any:
    """One request to GitHub's API, and its parsed answer. `OSError` for everything that goes wrong on the way."""
    if not address.startswith(("https://", "http://127.0.0.1:")):
        raise ValueError("no address of an API")
    request = urllib.request.Request(  # noqa: S310 — its scheme was looked at
        address,
        method=method,
        data=None if content is None else json.dumps(content).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "User-Agent": "remit",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with OPENER.open(request, timeout=SECONDS) as answer:
        return json.load(answer)


def warn(text: str) -> None:
    """An annotation of the run; the text is remit's own."""
    print(f"::warning title=remit::{text}")  # noqa: T201 — a workflow command goes to standard output


if __name__ == "__main__":
    main()
