"""Whom a role's trust policy names: found at a glance, and as somebody rewrites it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.document import Principal, statement_of
from remit.engines.iam.escalation.views import is_personal
from remit.engines.iam.estate import SESSION_ARN
from remit.engines.iam.request import ROLE, Free, Policy
from remit.engines.iam.text import Text, symbols
from remit.model import wrap

if TYPE_CHECKING:
    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Caller, Target


TO_BE_ASKED = ""
"""The name under which a role stands whose trust policy takes the exact engine to read."""


class Trusted:
    """The names that a role's trust policy trusts: ARNs, sessions of roles, `TO_BE_ASKED`.

    `is_personal` when a condition or a Deny tells those of one account apart.
    """

    __slots__ = ("is_personal", "names")

    def __init__(self, target: Target) -> None:
        """Read off the role's policies."""
        statements = [each for policy in target.policies for each in policy.statements]
        self.is_personal = any(is_personal(each) or singles_out(each) for each in statements)
        self.names: set[str] = set()
        for statement in (each for each in statements if each.effect != "deny"):
            if statement.excepts or statement.principals is None:
                self.names.add(TO_BE_ASKED)
            self.names.update(name_of(who) for who in statement.principals or () if who.kind in ("AWS", "*"))

    def names_itself(self, caller: Caller) -> bool:
        """Whether it names a caller by more than its account, or may."""
        return not self.names.isdisjoint(own_names(caller))


def singles_out(statement: Statement) -> bool:
    """Whether a Deny is about some of an account only."""
    names = [str(who.text) for who in statement.principals or ()]
    return statement.effect != "allow" and (statement.excepts or any(name != "*" for name in names))


def name_of(principal: Principal) -> str:
    """The name by which somebody stands in a trust policy."""
    letters = principal.text.literal()
    text = "".join(letters)
    if symbols(letters) or principal.kind == "*" or not text.startswith("arn:"):
        return TO_BE_ASKED
    session = SESSION_ARN.fullmatch(text)
    return f"session {session[2]}" if session else text


def own_names(caller: Caller) -> tuple[str, ...]:
    """The names that are about a caller itself."""
    arn = "".join(caller.arn)
    name = arn.rsplit("/", maxsplit=1)[-1]
    return (arn, TO_BE_ASKED, f"session {name}") if caller.kind == ROLE else (arn, TO_BE_ASKED)


def account_name(caller: Caller) -> str:
    """The name of a caller's account as a whole: its own policies decide then."""
    return re.split(":(?:user|role)/", "".join(caller.arn), maxsplit=1)[0] + ":root"


def rewritten_trust(target: Target, caller: Caller) -> Target:
    """A role whose trust policy was rewritten to name a caller alone."""
    statement = statement_of(wrap({"Effect": "Allow", "Action": "sts:AssumeRole"}), variables=False)
    statement = statement._replace(principals=(Principal("AWS", Text.of(caller.arn)),))
    return target._replace(policies=(Policy("the trust policy that it writes itself", (statement,)),))


def is_foreign(caller: Caller, accounts: set[str]) -> bool:
    """Whether a caller is of an account that the estate does not hold."""
    account = caller.account
    return account is None or isinstance(account, Free) or "".join(account) not in accounts
