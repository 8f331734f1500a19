"""Credentials that are known by their form: those whose issuers say how they begin. Few, so that a hit is one.

What has no form of its own, a password, is known by its name alone (`names.py`). No entropy is measured: identifiers,
hashes and image digests of an estate are as random as its keys.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Form(NamedTuple):
    """A form of credential: its `kind` for people, a text that each has in it, and the pattern."""

    kind: str
    hint: str
    pattern: str


FORMS = (
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    Form("the id of an AWS access key", "AKIA", r"(?<![A-Za-z0-9/+])AKIA[A-Z0-9]{16}(?![A-Za-z0-9/+=])"),
    Form("the id of a temporary AWS access key", "ASIA", r"(?<![A-Za-z0-9/+])ASIA[A-Z0-9]{16}(?![A-Za-z0-9/+=])"),
    # RFC 7468 and its older kin.
    Form("a private key", "PRIVATE KEY", r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
    # https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    Form("a GitHub token", "gh", r"\bgh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])"),
    Form("a GitHub token", "github_pat_", r"\bgithub_pat_[A-Za-z0-9_]{59,255}"),
    # https://docs.gitlab.com/security/tokens/#token-prefixes
    Form("a GitLab token", "glpat-", r"\bglpat-[A-Za-z0-9_.-]{20,}"),
    # https://docs.slack.dev/authentication/tokens
    Form("a Slack token", "xox", r"\bxox[abeprs]-[0-9A-Za-z-]{20,}"),
    Form(
        "a Slack webhook", "hooks.slack.com", r"hooks\.slack\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"
    ),
    # https://docs.stripe.com/keys
    Form("a Stripe key", "_live_", r"\b[sr]k_live_[0-9A-Za-z]{20,}"),
    # https://docs.npmjs.com/about-access-tokens, https://pypi.org/help/#apitoken
    Form("an npm token", "npm_", r"\bnpm_[A-Za-z0-9]{36}(?![A-Za-z0-9])"),
    Form("a PyPI token", "pypi-", r"\bpypi-[A-Za-z0-9_-]{80,}"),
    # RFC 3986, section 3.2.1: a user and a password before the host.
    Form(
        "a password in an address",
        "://",
        r"\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@\"'<>${}]{1,100}:[^\s/:@\"'<>${}*]{3,200}@[^\s/@\"'<>]",
    ),
)


def kind_of(text: str) -> str:
    """The kind of the first credential of a known form within a text; empty when there is none."""
    return next((form.kind for form in FORMS if form.hint in text and re.search(form.pattern, text)), "")
