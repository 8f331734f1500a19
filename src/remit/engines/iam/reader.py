"""The identity engine's questions, answered from one policy document at a time."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from remit.engines.iam import levels, transport
from remit.engines.iam.bare import OF_OWN_ACCOUNT
from remit.engines.iam.document import statements_of
from remit.engines.iam.elements import EVERY_ACTION, all_resources, spans
from remit.engines.iam.keys import CIRCUMSTANCES
from remit.engines.iam.naming import NOBODY_NAMED
from remit.engines.iam.principals import (
    HOLDER,
    OUTSIDER,
    SERVICE,
    STRANGER,
    VISITOR,
    Requester,
    everyone,
    outside,
    provider_of,
)
from remit.engines.iam.search import Question, search
from remit.engines.iam.text import Symbol, Text
from remit.engines.iam.truth import both, either, negate
from remit.engines.iam.wording import worded
from remit.model import Answer, Cause, Obj, Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from remit.engines.iam.document import Principal, Statement
    from remit.engines.iam.search import Found
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth
    from remit.model.protocols import Wording

ASSUME = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
"""The actions by which a role is taken on."""
WHOLE_ACCOUNT = re.compile(r"\d{12}|arn:[^:]*:iam::(\d{12}|…):root")
WHO = ("aws:principalarn", "aws:userid", "aws:username")
"""Keys that tell one principal of an account from another."""
ENOUGH = 20
MOST_KEPT = 32
"""How many documents are kept at a time: a resource's own are asked about by a dozen checks, one after the other."""


class PolicyReader:
    """Implements `remit.model.Iam` from the text of one policy at a time; keeps the last ones as they were read."""

    def __init__(self) -> None:
        """Nothing read."""
        self._statements: dict[int, tuple[Any, list[Statement]]] = {}
        self._wide: tuple[list[Statement], list[Statement]] = ([], [])

    def _statements_of(self, policy: Any) -> list[Statement]:
        """The statements of a document. It is kept as well, so that nothing else gets its identity."""
        if type(policy) is not Obj:  # what is looked at through a trail has to be read again
            return statements_of(policy)
        found = self._statements.get(id(policy))
        if found is None:
            if len(self._statements) == MOST_KEPT:
                del self._statements[next(iter(self._statements))]
            found = self._statements[id(policy)] = (policy, statements_of(policy))
        return found[1]

    def _wide_grants(self, policy: Any) -> list[Statement]:
        """The statements that are, or may be, for all resources of a kind; those of the last document are kept."""
        statements = self._statements_of(policy)
        if self._wide[0] is not statements:
            self._wide = (statements, wide_grants(statements))
        return self._wide[1]

    def allows_anyone(self, policy: Any, *, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether the policy lets anyone do one of the actions: any AWS principal, or nobody in particular.

        "Anyone" is a principal of an account that nobody here knows, on the internet, who chooses what a requester can
        choose: see `keys`. Identities at a provider where everybody may have one count, unless their claims are pinned.
        """
        found = search(self._statements_of(policy), Question(asked(actions), strangers))
        return answer(found, lambda each: f"it lets anyone{at_provider(each)} do {done(each)}")

    def allows_outside(self, policy: Any, *, account: str | None, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether the policy lets a principal of another account, or anyone, do one of the actions.

        Addresses and organizations may be shared with other accounts, so they keep no other account out; a VPC does.
        """
        statements = self._statements_of(policy)
        found = search(statements, Question(asked(actions), lambda allow: outsiders(allow, account)))
        return answer(found, lambda each: f"it lets {whom(each)} do {done(each)}")

    def denies_plain_http(self, policy: Any, *, actions: Iterable[str]) -> Answer:
        """Whether every request without TLS is denied, for everybody and all the actions, whatever else it holds.

        An Allow that demands TLS is not enough, since other policies may allow the same without:
        https://repost.aws/knowledge-center/s3-bucket-policy-for-config-rule.
        """
        return transport.denies_plain_http(self._statements_of(policy), asked(actions))

    def allows_everything(self, policy: Any) -> Answer:
        """Whether an identity policy has a statement that allows all actions on all resources.

        Deny statements count when they take away all of it; what they take away in part leaves an administrator.
        """
        said = "it allows all actions on all resources"
        return self._granted(policy, ("*",), of_a_kind=False, saying=said)

    def allows_every_action(self, policy: Any) -> Answer:
        """Whether a statement allows all actions, on whatever resources."""
        question = Question(asked(("*",)), lambda allow: holders(allow, lambda each: spans(each.actions, EVERY_ACTION)))
        return answer(search(self._statements_of(policy), question), lambda _: "a statement allows every action")

    def allows_any_action_of(self, policy: Any, services: Iterable[str]) -> Answer:
        """Whether a statement allows every action of one of the services (`kms`, `s3`) on all its resources."""
        names = [f"{service.partition(':')[0]}:*" for service in services]
        said = "it allows every action of a service on all resources"
        return self._granted(policy, names, of_a_kind=True, saying=said)

    def _granted(self, policy: Any, actions: Iterable[str], *, of_a_kind: bool, saying: str) -> Answer:
        """Whether a statement grants all of one of the action patterns on all resources."""
        if of_a_kind and not self._wide_grants(policy):
            return Answer(yes=False)
        found = wide_grant_among(self._statements_of(policy), asked(actions), of_a_kind=of_a_kind)
        return answer(found, lambda _: saying)

    def allows_privilege(self, policy: Any, actions: Iterable[str]) -> Answer:
        """Whether an identity policy allows one of the actions on all resources of a kind.

        A condition on what is done, such as `iam:PassedToService`, narrows it; one on who does it does not.
        """
        if not self._wide_grants(policy):
            return Answer(yes=False)
        question = Question(asked(actions), lambda allow: holders(allow, wide_grant))
        found = search(self._statements_of(policy), question)
        return answer(found, lambda each: f"it allows {done(each)} on all resources")

    def misnames(self, *policies: Any) -> Answer:
        """Whether a policy names an action that no service has; of services that are not known nothing is said.

        A Deny and what `NotAction` leaves out count as well: misspelled, they protect nothing.
        """
        from remit.engines.iam.actions import misnamed

        doubt: Undetermined | None = None
        for policy in policies:
            try:
                found = misnamed(self._statements_of(policy))
            except Undetermined as raised:
                doubt = doubt or raised
                continue
            if found:
                return found
        if doubt is not None:
            raise doubt
        return Answer(yes=False)

    def allows_level(self, policy: Any, access: Iterable[str]) -> Answer:
        """Whether an identity policy allows, on all resources of a kind, an action that could be limited to some.

        `access` are the levels that count: `permissions`, `write`, `tagging`, `read`, `list`.
        """
        statements = self._statements_of(policy)
        wide, access = self._wide_grants(policy), tuple(access)
        if not wide:
            return Answer(yes=False)
        actions = levels.granted((each for each in wide if each.effect == "allow"), access)
        if all(each.effect == "allow" for each in statements):
            actions = islice(actions, ENOUGH)  # nothing is taken away again, so that one is as good as all
        found = self.allows_privilege(policy, actions)
        for each in wide if not found else ():
            if isinstance(each.effect, Cause) and any(levels.granted((each,), access)):
                raise Undetermined(each.effect)  # it may allow or deny
        return found

    def allows_escalation(self, policy: Any) -> Answer:
        """Whether an identity policy allows, on all resources, all that a way to become somebody else needs."""
        wide = self._wide_grants(policy)
        ways = levels.escalations() if wide else ()
        spoken = levels.escalating(wide)
        known: dict[str, Truth] = {}
        doubt: Cause | None = None
        for way in filter(spoken.issuperset, ways):
            for action in way:
                if action not in known:
                    known[action] = self._has(policy, action)
            truth = both(known[action] for action in way)
            if truth is True:
                return Answer(yes=True, reason=f"it allows {' and '.join(way)} on all resources")
            doubt = doubt or truth or None
        if doubt is not None:
            raise Undetermined(doubt)
        return Answer(yes=False)

    def _has(self, policy: Any, action: str) -> Truth:
        """Whether a policy allows one action on all resources."""
        try:
            return bool(self.allows_privilege(policy, (action,)))
        except Undetermined as raised:
            return raised.cause

    def allows_by(self, policy: Any, wording: Wording) -> Answer:
        """Whether an Allow is worded like that: `s3:*`, `NotAction`."""
        return worded(self._statements_of(policy), wording)

    def trusts_anyone(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets anyone take on the role. An external id, no secret, keeps nobody out."""
        found = search(self._statements_of(policy), Question(asked(ASSUME), strangers))
        return answer(found, lambda each: f"it trusts anyone{at_provider(each)}")

    def trusts_any_subject(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets in every identity of an OpenID Connect provider, whatever its subject.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html. The audience is the same for
        all of a provider's clients.
        """
        found = search(self._statements_of(policy), Question(asked(ASSUME), subjects))
        return answer(found, lambda each: f"it trusts every identity{at_provider(each)}")

    def trusts_accounts(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets all principals of an account take on the role, the own account's too."""
        found = search(self._statements_of(policy), Question(asked(ASSUME), accounts))
        return answer(found, lambda each: f"it trusts all of {whom(each)}")

    def trusts_outside(self, policy: Any, *, account: str | None) -> Answer:
        """Whether a role's trust policy lets a principal of another account take on the role."""
        found = search(self._statements_of(policy), Question(asked(ASSUME), lambda allow: outsiders(allow, account)))
        return answer(found, lambda each: f"it trusts {whom(each)}")

    def confusable(self, policy: Any) -> Answer:
        """Whether an AWS service may act on behalf of any account, which makes it a confused deputy.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html. A role for EC2 or Lambda is passed within
        its account alone, and so no other customer has them take it on.
        """
        found = search(self._statements_of(policy), Question(asked(("*",)), confusable_deputies))
        return answer(found, lambda each: f"{each.requester.name} may act for any account")


def asked(actions: Iterable[str]) -> tuple[Letters, ...]:
    """The actions as patterns; every action has a service and a name."""
    return tuple(pattern_of(action) for action in actions)


@cache
def pattern_of(action: str) -> Letters:
    """One action as a pattern; the checks and engines ask about the same few hundred, of every policy."""
    return Text("*:*" if action == "*" else action, variables=False).pattern(fold=True)


def answer(found: Found | None, saying: Callable[[Found], str]) -> Answer:
    """Yes with the Allow that decided, or no."""
    return Answer(yes=False) if found is None else Answer(yes=True, reason=saying(found), at=found.allow.at)


def strangers(allow: Statement) -> Iterator[tuple[Requester, Truth]]:
    """Anyone, when a statement lets anyone in, and visitors from shared identity providers."""
    named = either(everyone(principal) for principal in allow.principals or ())
    whole = negate(named) if allow.excepts else named
    yield Requester(STRANGER), NOBODY_NAMED if allow.principals is None else whole
    for principal in () if allow.excepts else allow.principals or ():
        provider = provider_of(principal) if principal.kind == "Federated" else None
        if provider:
            yield Requester(VISITOR, name=provider.lower(), principal=principal), True
        elif principal.kind == "Federated" and principal.text.cause():
            yield Requester(VISITOR, principal=principal), principal.text.cause() or False


def subjects(allow: Statement) -> Iterator[tuple[Requester, Truth]]:
    """The OpenID Connect providers that a statement names, each with an identity that it does not mean."""
    for principal in () if allow.excepts else allow.principals or ():
        provider = str(principal.text).partition(":oidc-provider/")[2]
        if principal.kind == "Federated" and provider:
            yield Requester(VISITOR, name=provider.lower(), principal=principal), True
        elif principal.kind in ("Federated", "*") and principal.text.cause():
            yield Requester(VISITOR, principal=principal), principal.text.cause() or False


def accounts(allow: Statement) -> Iterator[tuple[Requester, Truth]]:
    """The accounts that a statement names as a whole, each with one of its principals."""
    narrowed = any(condition.key in WHO and not condition.negated for condition in allow.conditions)
    for principal in () if allow.excepts or narrowed else allow.principals or ():
        whole: Truth = WHOLE_ACCOUNT.fullmatch(str(principal.text)) is not None or own_number(principal.text)
        if principal.kind in ("AWS", "*"):
            unread = principal.text.cause() if str(principal.text).strip("…*") == "" else None
            yield Requester(OUTSIDER, principal=principal, account=""), whole or unread or False


def own_number(text: Text) -> bool:
    """Whether a text is the number of the account that the policy lies in, and nothing else."""
    return len(text.letters) == 1 and all(isinstance(letter, Symbol) and letter.own for letter in text.letters)


def outsiders(allow: Statement, account: str | None) -> Iterator[tuple[Requester, Truth]]:
    """Everyone of another account that a statement names, and anyone."""
    if allow.excepts:
        yield Requester(OUTSIDER, account=account), True
        return
    if allow.principals is None:
        yield Requester(OUTSIDER, account=account), NOBODY_NAMED
    for principal in allow.principals or ():
        truth = outside(principal, account)
        named = None if everyone(principal) is True else principal
        yield Requester(OUTSIDER, principal=named, account=account), truth
    yield from (each for each in strangers(allow) if each[0].role == VISITOR)


def confusable_deputies(allow: Statement) -> Iterator[tuple[Requester, Truth]]:
    """The services that a statement names, but for those that take roles of their customer's own account only."""
    for principal in () if allow.excepts else allow.principals or ():
        keeps = keeps_to_itself(allow, str(principal.text))
        if principal.kind in ("Service", "*") and keeps is not True:
            # Of a service that is not known nobody can tell whether it takes roles of its customer's account only.
            named: Truth = principal.text.cause() or principal.kind == "Service"
            yield Requester(SERVICE, name=str(principal.text), principal=principal), both((named, negate(keeps)))


def keeps_to_itself(allow: Statement, service: str) -> Truth:
    """Whether a statement lets a service take a role that it takes for the role's own account only."""
    element = allow.actions
    if service not in OF_OWN_ACCOUNT or element.excludes:
        return False
    return both(text.cause() or str(text).lower().startswith("sts:") for text in element.texts)


def holders(allow: Statement, grants: Callable[[Statement], Truth]) -> Iterator[tuple[Requester, Truth]]:
    """Whoever the policy is attached to, when a statement grants as much as is asked about."""
    yield Requester(HOLDER), grants(allow)


def wide_grant(allow: Statement) -> Truth:
    """Whether a statement is for all resources of a kind, under no condition on what is done."""
    return both((all_resources(allow.resources, of_a_kind=True), unlimited(allow)))


def wide_grants(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that are, or may be, for all resources of a kind; those that surely are first."""
    truths = [(wide_grant(each), each) for each in statements if each.effect != "deny"]
    return [each for truth, each in truths if truth is True] + [
        each for truth, each in truths if isinstance(truth, Cause)
    ]


def unlimited(allow: Statement) -> Truth:
    """Whether no condition limits what a statement allows, rather than who may use it."""
    return both(condition.cause or CIRCUMSTANCES.fullmatch(condition.key) is not None for condition in allow.conditions)


def wide_grant_among(
    statements: Sequence[Statement], patterns: tuple[Letters, ...], *, of_a_kind: bool
) -> Found | None:
    """A statement that grants all of one of the action patterns on all resources, whatever the others deny in part."""

    def whole(allow: Statement) -> Truth:
        actions = either(spans(allow.actions, pattern) for pattern in patterns)
        return both((actions, all_resources(allow.resources, of_a_kind=of_a_kind), unlimited(allow)))

    return search(statements, Question(patterns, lambda allow: holders(allow, whole)))


def done(found: Found) -> str:
    """The actions of a statement, for a reason."""
    element = found.allow.actions
    names = ", ".join(str(text) for text in element.texts[:3]) + (", …" if len(element.texts) > 3 else "")  # noqa: PLR2004
    return f"everything but {names}" if element.excludes else names


def at_provider(found: Found) -> str:
    """Where anyone needs an identity."""
    return f" at {found.requester.name}" if found.requester.role == VISITOR else ""


def whom(found: Found) -> str:
    """Who of another account is let in, for a reason."""
    principal: Principal | None = found.requester.principal
    if found.requester.role == VISITOR or principal is None:
        return f"anyone{at_provider(found)}"
    return str(principal.text)
