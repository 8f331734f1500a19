"""One request, as AWS weighs it: who asks, for what, on which resource, in which circumstances.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.document import statements_of, unseen
from remit.engines.iam.text import Text
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Given
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Levels = tuple[tuple["Policy", ...], ...]
    """Organization policies: those of the root, of each organizational unit, and of the account."""

USER, ROLE, ROOT, FEDERATED = "user", "role", "root", "federated user"
"""Identities of an account; a role asks through its sessions."""
WEB, SAML, SERVICE, ANONYMOUS = "web identity", "SAML identity", "service", "anonymous"
"""Requesters that have no policies of their own."""
HOLDER = "holder"
"""Whoever a policy is attached to, of whom nothing else is known."""
IDENTITIES = (USER, ROLE, ROOT, FEDERATED)

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Free:
    """A key whose value is not settled: the caller's choice, or a circumstance such as the time."""

    __slots__ = ()


FREE = Free()


class Policy(NamedTuple):
    """The statements of one document; `name` is how people know it, `holder` the key of the resource that holds it."""

    name: str
    statements: tuple[Statement, ...]
    holder: str = ""


class Caller(NamedTuple):
    """Who asks. `arn` is what `aws:PrincipalArn` holds, `session` the ARN of a role's session, `parent` the user behind
    a federated session, `account` the own one; `names` are the service's, or the identity provider's.

    `id`, `tags` and `organization` may be a `Cause` when they are not known, or `FREE`; None says that there is none.
    `boundary` and
    `sessions` are None where there are none; `scps` are the levels from the root down, empty without an organization.
    `linked` roles belong to a service; `known` callers are those of the estate at hand.
    """  # noqa: D205

    kind: str
    arn: Letters = ()
    account: Letters | Free | None = None
    session: Letters = ()
    parent: Letters = ()
    id: str | Free = ""
    name: Letters | Free = ()
    names: tuple[Letters, ...] = ()
    tags: Mapping[str, Any] | Cause | Free = NOTHING
    organization: str | Cause | Free | None = None
    identity: tuple[Policy, ...] = ()
    boundary: tuple[Policy, ...] | None = None
    sessions: tuple[Policy, ...] | None = None
    scps: Levels | Cause = ()
    management: bool = False
    linked: bool = False
    known: bool = False


class Target(NamedTuple):
    """What is asked for: its ARN, account, policies and what its service adds.

    `kind` is the type (`AWS::KMS::Key`) or empty; `restricted` whether S3 cuts what a public policy grants, `public`
    whether its policy is; `grants` are KMS grants, `acl` what S3's ACL grants, as policies. `locked` says why AWS lets
    nobody change it; `known` targets are those of the estate at hand. `behind` is the bucket that an access point leads
    to, which must let a request through as well.
    """

    arn: Letters
    account: Letters | Free | None = None
    kind: str = ""
    tags: Mapping[str, Any] | Cause | Free = NOTHING
    organization: str | Cause | Free | None = None
    policies: tuple[Policy, ...] = ()
    grants: tuple[Policy, ...] = ()
    acl: tuple[Policy, ...] = ()
    restricted: Truth = False
    public: Truth = False
    rcps: Levels | Cause = ()
    management: bool = False
    locked: str = ""
    known: bool = False
    behind: Target | None = None


class Request(NamedTuple):
    """A caller's action on a target. `context` holds condition keys in lower case; None says that a key is absent.

    `endpoint` are the policies of the VPC endpoint that the request goes through. `same` overrides whether caller and
    target are of one account. `bindings` are the letters that stand for parts of policies that are known here.
    """

    caller: Caller
    action: str
    target: Target
    context: Mapping[str, Given | Cause] = NOTHING
    endpoint: tuple[Policy, ...] | None = None
    bindings: Mapping[str, Letters] = NOTHING


def policy_of(name: str, document: Any, holder: str = "") -> Policy:
    """A policy from its document. One that cannot be read may say anything, and answers become unknown by it."""
    try:
        return Policy(name, tuple(statements_of(document)), holder)
    except Undetermined as raised:
        return Policy(name, (unseen(document, raised.cause),), holder)


def letters_of(value: Any) -> Letters:
    """A value of a request as letters: nothing in it is a wildcard or a variable."""
    return tuple(value) if type(value) is str else Text(value, variables=False).literal()


def given(*values: Any) -> Given:
    """The values of a key."""
    return tuple(letters_of(value) for value in values)


def context_of(values: Mapping[str, Any]) -> dict[str, Given | Cause]:
    """A context from plain values: a text, several texts, None for an absent key."""
    found: dict[str, Given | Cause] = {}
    for key, value in values.items():
        several: Iterable[Any] = value if isinstance(value, (list, tuple)) else (value,)
        found[key.lower()] = None if value is None else given(*several)
    return found
