"""Who makes a request, and which statements name them.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.keys import ACCOUNT, SEGMENTS, segments
from remit.engines.iam.text import FRESH, is_arn, symbols
from remit.engines.iam.truth import either, negate
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.engines.iam.document import Principal, Statement
    from remit.engines.iam.operators import Given
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

STRANGER = "stranger"
"""Anyone: a principal of an account that nobody here knows, or nobody at all."""
OUTSIDER = "outsider"
"""A principal of another account than the policy's own."""
VISITOR = "visitor"
"""Anyone who can sign in at an identity provider."""
SERVICE = "service"
"""An AWS service that acts on behalf of an account that nobody here knows."""
HOLDER = "holder"
"""Whoever an identity policy is attached to."""
EVERYBODY = "everybody"
"""All principals at once."""

SHARED_PROVIDERS = (
    *("accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com"),
    *("token.actions.githubusercontent.com", "vstoken.actions.githubusercontent.com", "gitlab.com", "app.terraform.io"),
    *("agent.buildkite.com", "api.pulumi.com", "oidc.vercel.com", "oidc.codefresh.io", "scalr.io"),
    *("oidc-configuration.audit-log.githubusercontent.com", "proidc.upbound.io"),
)
"""Identity providers at which anyone may have an identity. The tenants of a shared issuer are told apart by its claims:
https://github.com/aws-samples/resource-control-policy-examples (Limit-access-to-trusted-OIDC-identity-providers)."""

AWS_OWNED = frozenset(
    (
        *("127311923021", "033677994240", "027434742980", "797873946194", "098369216593", "754344448648"),
        *("589379963580", "718504428378", "383597477331", "600734575887", "114774131450", "783225319266"),
        *("582318560864", "985666609251", "054676820928", "156460612806", "652711504416", "635631232127"),
        *("009996457667", "897822967062", "076674570225", "507241528517", "048591011584", "190560391635"),
        *("638102146993", "037604701340"),
        "cloudfront",
    )
)
"""Accounts through which load balancers deliver logs and CloudFront reads origins; they are AWS's, not somebody else's.
The list is closed: Regions opened since August 2022 have a service principal instead. Read in November 2026:
https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html."""


NOTHING_TOLD: Mapping[str, tuple[Given, ...]] = MappingProxyType({})


class Requester(NamedTuple):
    """Who asks: `name` of the service or provider, `principal` that lets them in, `account` that the policy is in.

    `told` are the values that keys may have in their requests, where that is settled; `aws:principaltag` means all
    tags.
    """

    role: str
    name: str = ""
    principal: Principal | None = None
    account: str | None = None
    told: Mapping[str, tuple[Given, ...]] = NOTHING_TOLD


def names(statement: Statement, requester: Requester, arn: Letters = ()) -> Truth:
    """Whether a statement is about a requester; an outsider whose `arn` is settled may be named by it as well."""
    if requester.role == HOLDER and statement.effect == "allow":
        return True
    if statement.principals is None:
        return requester.role == HOLDER
    if requester.role in (HOLDER, EVERYBODY):
        return False if statement.excepts else either(everyone(principal) for principal in statement.principals)
    named = either(means(principal, requester, arn) for principal in statement.principals)
    return negate(named) if statement.excepts else named


def everyone(principal: Principal) -> Truth:
    """Whether an entry stands for everyone: `*`, or an ARN with a wildcard for the account, which AWS would refuse.

    For that reason an account that is not known is taken for one account.
    """
    if principal.kind == "*":
        return principal.text.cause() or False
    loose = [letter for letter in symbols(principal.text.letters) if not letter.fixed]
    if principal.kind == "AWS" and loose and re.fullmatch(r"[*…]+", str(principal.text)):
        return loose[0].cause
    return principal.kind == "AWS" and "*" in (str(principal.text), text_of(account_of(principal)))


def may_name(statement: Statement, requester: Requester) -> bool:
    """Whether a statement may be about a requester, or about one whom it names of an outsider's account."""
    account = account_behind(requester) if requester.role == OUTSIDER else None
    near = account is not None and any(account_of(each) == account for each in statement.principals or ())
    return near or names(statement, requester) is not False


def means(principal: Principal, requester: Requester, arn: Letters = ()) -> Truth:
    """Whether an entry stands for a requester."""
    of_all = everyone(principal)
    if of_all is not False or requester.role == STRANGER:
        return of_all
    if requester.role == OUTSIDER:
        return means_outsider(principal, requester, arn)
    if principal.kind not in ("Service", "Federated"):
        return False
    cause = principal.text.cause()
    return cause if cause is not None and not same(principal, requester) else same(principal, requester)


def same(principal: Principal, requester: Requester) -> bool:
    """Whether an entry is the one by which the requester comes in."""
    return requester.principal is not None and principal.text.letters == requester.principal.text.letters


def means_outsider(principal: Principal, requester: Requester, arn: Letters = ()) -> Truth:
    """Whether an entry stands for the outsider that another entry lets in: itself, or the whole of its account."""
    if same(principal, requester) or (arn and principal.text.letters == arn):
        return True
    account = account_behind(requester)
    if principal.kind != ("AWS" if requester.principal is None else requester.principal.kind) or account in (
        None,
        (FRESH,),
    ):
        return False
    cause = principal.text.cause() or (requester.principal.text.cause() if requester.principal else None)
    whole = re.fullmatch(r"\d{12}|arn:[^:]*:iam::\d{12}:root", str(principal.text)) is not None
    return cause or (whole and account_of(principal) == account)


def account_behind(requester: Requester) -> Letters | None:
    """The account of an outsider; None for one of any account."""
    told = requester.told.get("aws:principalaccount")
    if told is not None:
        return told[0][0] if len(told) == 1 and told[0] else None
    account = account_of(requester.principal) if requester.principal is not None else ("*",)
    return None if "*" in account else account


def outside(principal: Principal, account: str | None) -> Truth:
    """Whether an entry lets in principals of another account. Deleted principals, left as ids, let nobody in."""
    of_all = everyone(principal)
    if of_all is not False:
        return of_all
    if principal.kind == "CanonicalUser":
        return Cause("the account of a canonical user id is not known")
    if principal.kind != "AWS" or re.match(r"A[A-Z]{3}[A-Z0-9]{12,}$", str(principal.text)):
        return False
    return other_account(account_of(principal), account)


def other_account(found: Letters, account: str | None) -> Truth:
    """Whether an account is another one than the policy's own."""
    unknown = symbols(found)
    if unknown:
        return False if all(letter.own or is_arn(letter) for letter in unknown) else unknown[0].cause
    if text_of(found) in AWS_OWNED or not found:
        return False
    if account is None:
        return Cause("the account that the policy belongs to is not known")
    return text_of(found) != account


def account_of(principal: Principal) -> Letters:
    """The account of an AWS principal: itself, or a segment of its ARN."""
    letters = principal.text.literal()
    parts = segments(letters)
    return parts[ACCOUNT] if len(parts) == SEGMENTS else letters


def text_of(letters: Letters) -> str:
    """As plain text."""
    return "".join(letters)


def provider_of(principal: Principal) -> str | None:
    """The shared identity provider that a `Federated` entry names, None for any other."""
    text = str(principal.text)
    address = text.partition(":oidc-provider/")[2] or text
    host = address.removeprefix("https://")
    return next((name for name in SHARED_PROVIDERS if host == name or host.startswith(f"{name}/")), None) and host


def is_tenanted(provider: str) -> bool:
    """Whether a provider serves many tenants behind one audience, rather than telling them apart by it."""
    return not provider.startswith(SHARED_PROVIDERS[:4])
