"""Those who come from elsewhere: accounts that a role trusts, everybody where it trusts everybody."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.escalation.paths import OUTSIDE, reaching
from remit.engines.iam.escalation.standings import WRITTEN, Standing
from remit.engines.iam.escalation.trust import is_foreign
from remit.engines.iam.escalation.weighing import Weighed, together
from remit.engines.iam.estate import anybody, named_in, stranger
from remit.engines.iam.keys import ACCOUNT, SEGMENTS, segments
from remit.engines.iam.reader import PolicyReader
from remit.engines.iam.request import ANONYMOUS, FREE, IDENTITIES, ROOT, USER, Caller
from remit.engines.iam.text import symbols
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.people import People
    from remit.engines.iam.escalation.permissions import Permissions
    from remit.engines.iam.escalation.weighing import Move
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.truth import Truth

ANYBODY, VISITORS = "any AWS principal", "anyone who signs in at a shared identity provider"
BY_ACCOUNT, BY_ANYBODY = "sts-002", "sts-003"
ORGANIZATION = "an administrator of any account of the organization"


class Outsiders:
    """Found in the trust policies of roles. What their own accounts let them do is theirs to choose."""

    def __init__(self, estate: Estate, people: People, permissions: Permissions) -> None:
        """Nothing is read before it is asked for."""
        self._estate, self._people, self._permissions = estate, people, permissions

    @cached_property
    def everyone(self) -> dict[str, Standing]:
        """Everybody from elsewhere whom some role names, by name."""
        accounts = {
            "".join(each.caller.account) for each in self._people.roles if isinstance(each.caller.account, tuple)
        }
        found = {ANYBODY: Standing(ANYBODY, anybody()), VISITORS: Standing(VISITORS, Caller(ANONYMOUS))}
        for role in self._people.roles:
            for word, caller in self._named(role):
                if is_foreign(caller, accounts):
                    found.setdefault(word, Standing(word, caller._replace(identity=(WRITTEN,), scps=())))
        return found

    def moves(self, outsider: Standing) -> Iterator[Move]:
        """The roles that somebody from elsewhere can assume."""
        which = BY_ANYBODY if outsider.name in (ANYBODY, VISITORS) else BY_ACCOUNT
        path = next(path for path in reaching(OUTSIDE) if path.id == which)
        for role in self._people.roles:
            move = self._move(path, outsider, role)
            if move is not None:
                yield move

    def _move(self, path: Path, outsider: Standing, role: Standing) -> Move | None:
        if role.resource is None:
            return None
        if outsider.name == VISITORS:
            return together(path, role, (Weighed((), self._visited(role)),))
        if outsider.name != ANYBODY and outsider.name not in {word for word, _ in self._named(role)}:
            return None
        permit = self._permissions.assumed(outsider, self._people.target(role.resource))
        return together(path, role, (Weighed((permit,), permit.truth),))

    def _visited(self, role: Standing) -> Truth:
        """Whether anybody with an identity at a provider where everybody may have one can assume the role."""
        target = self._people.target(role.resource) if role.resource else None
        statements = (each for policy in target.policies for each in policy.statements) if target else ()
        if not any(who.kind in ("Federated", "*") for each in statements for who in each.principals or ()):
            return False
        try:
            document = role.resource.properties["AssumeRolePolicyDocument"] if role.resource else None
            return PolicyReader().trusts_anyone(document).yes
        except Undetermined as raised:
            return raised.cause

    def _named(self, role: Standing) -> Iterator[tuple[str, Caller]]:
        """Whom a role's trust policy names. For an account, named by its root user, any of its users stands."""
        if role.resource is None:
            return
        for word, caller in named_in(self._estate.request(Caller(ANONYMOUS), "", self._people.target(role.resource))):
            parts = segments(caller.arn)
            if role.caller.account in (caller.arn, parts[ACCOUNT] if len(parts) == SEGMENTS else None):
                continue  # who is of the role's own account is asked by itself
            account = "".join(caller.account) if isinstance(caller.account, tuple) else ""
            anyone = stranger(account) if caller.kind == ROOT or word == account else None
            if anyone is not None:
                yield f"account {account}", anyone
            elif caller.kind in IDENTITIES:
                unknown = symbols(caller.arn)
                yield f"somebody ({unknown[0].cause.reason})" if unknown else word, caller


def made_by(standing: Standing) -> Standing:
    """A user of somebody's own making, who may do everything that the organization lets anybody do."""
    made = standing.caller._replace(kind=USER, identity=(WRITTEN,), boundary=None, linked=False, id=FREE)
    return Standing(f"a user that {standing} makes", made)


def organization_of(standing: Standing) -> Standing:
    """Whoever is assigned a permission set of one's own making, in all accounts."""
    made = standing.caller._replace(identity=(WRITTEN,), boundary=None, scps=(), linked=False)
    return Standing(ORGANIZATION, made)
