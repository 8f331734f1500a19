"""Names that say that a value is a secret, and values that only say where it is."""

from __future__ import annotations

import re

ANYWHERE = (
    "accesstoken",
    "apikey",
    "authtoken",
    "clientsecret",
    "ecsengineauthdata",  # what the ECS agent signs in to registries with
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secretaccesskey",
    "secretkey",
)
"""Words of a name, without what parts them, that say so wherever they stand."""

AT_THE_END = ("credential", "credentials", "pwd", "secret", "token")
"""Words that say so as the last of several, or alone: `GITHUB_TOKEN`, not `TOKEN_TTL`."""

STEMS = ("pass", "key", "secret", "token", "pwd", "credential", "authdata", "auth_data")
"""What is somewhere in every name that says so, in lower case."""

PLACES = frozenset(
    (
        "algorithm",
        "alias",
        "arn",
        "count",
        "days",
        "enabled",
        "endpoint",
        "expiration",
        "expiry",
        "field",
        "file",
        "header",
        "host",
        "id",
        "length",
        "location",
        "max",
        "min",
        "minutes",
        "name",
        "parameter",
        "path",
        "policy",
        "ref",
        "region",
        "required",
        "reset",
        "rotation",
        "seconds",
        "source",
        "timeout",
        "ttl",
        "type",
        "uri",
        "url",
        "user",
        "username",
        "version",
    )
)
"""Last words that say something about the secret, such as where it is."""

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SAYS_WHERE = re.compile(
    r"(?i:arn:|/[a-z_-]+(?:[/.][a-z0-9_.-]+)*\Z|https?://|s3://|ssm:|secretsmanager:|vault:|op://|file:|\$|<|\{|\(|%|@|\*+\Z|x+\Z|"
    r"(?:true|false|yes|no|none|null|nil|undefined)\Z|-?\d{1,4}\Z)"
)
"""How a value begins, or is as a whole, that names a place, a variable or nothing."""


def is_secret(name: str) -> bool:
    """Whether a name says that its value is a secret. `PWD` alone is a folder."""
    words = [word.lower() for word in _WORDS.findall(name[:200])]
    while words and words[-1].isdigit():
        words.pop()
    if not words or words[-1] in PLACES or words == ["pwd"]:
        return False
    joined = "".join(words)
    return words[-1] in AT_THE_END or any(word in joined for word in ANYWHERE)


def is_place(value: str) -> bool:
    """Whether a value is empty, a switch, or says where a secret is: an ARN, a parameter's path, a variable."""
    return not value.strip() or _SAYS_WHERE.match(value.strip()) is not None
