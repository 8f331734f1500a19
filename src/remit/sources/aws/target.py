"""Which account to read, and how to get in."""

from __future__ import annotations

from dataclasses import dataclass

from remit.model import RemitError


@dataclass(frozen=True, slots=True)
class AwsTarget:
    """An account, by the credentials that lead to it.

    `profile` is a profile of the AWS configuration (None: the ordinary chain decides). With `role_arn` that role is
    assumed, under a session policy that only reads whatever the role may do; `external_id` is what its trust policy may
    ask for. `attempts` is how often a call is tried before it counts as failed; the timeouts are in seconds.
    """

    profile: str | None = None
    role_arn: str | None = None
    external_id: str | None = None
    attempts: int = 4
    connect_timeout: float = 5
    read_timeout: float = 30

    @classmethod
    def parse(cls, text: str, *, role_arn: str | None = None, external_id: str | None = None) -> AwsTarget:
        """The target that `aws` or `aws:PROFILE` means. `RemitError` for anything else."""
        scheme, colon, profile = text.partition(":")
        if scheme != "aws" or (colon and not profile):
            raise RemitError(f"not an AWS target: {text}", hint="write aws, or aws:PROFILE")
        if external_id and not role_arn:
            raise RemitError("an external id without a role to assume", hint="add --role-arn")
        return cls(profile=profile or None, role_arn=role_arn, external_id=external_id)

    def __str__(self) -> str:
        """As written on the command line."""
        return f"aws:{self.profile}" if self.profile else "aws"
