"""Whether a document is a policy at all: what AWS would refuse, and where.

The grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html; the elements one by one:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from remit.engines.iam.attachments import document_of, inline_of
from remit.engines.iam.document import EFFECTS, ELEMENTS, HOLE, KINDS, MOST_STATEMENTS, VERSIONS, are_texts, parsed
from remit.engines.iam.operators import is_operator
from remit.model import MISSING, Cause, Obj, PartialString, Undetermined, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from remit.model import Resource

    Kind = Literal["identity", "trust", "resource"]

OF_A_POLICY = ("Version", "Id", "Statement")
ROLE = "AWS::IAM::Role"
IDENTITIES = (ROLE, "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy")
PAIRS = (("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal"))


class Fault(NamedTuple):
    """What is wrong with a policy, for people, and the object in which it is.

    With a `doubt` it may be right or wrong: a part that would tell is not known.
    """

    text: str
    at: Any
    doubt: Cause | None = None


def faults_of(resource: Resource) -> Iterator[Fault]:
    """What AWS would refuse of the policies of a resource: those of an identity, and the one that lets others in."""
    documents: list[tuple[Any, Kind]] = [(document_of(resource), "trust" if resource.type == ROLE else "resource")]
    if resource.type in IDENTITIES:
        documents += [(each, "identity") for each in (resource.properties["PolicyDocument"], *inline_of(resource))]
    for policy, kind in documents:
        yield from faults(policy, kind)


def faults(policy: Any, kind: Kind) -> Iterator[Fault]:
    """All that AWS would refuse of a policy of an identity, of a role's trust, or of another resource."""
    try:
        document = parsed(policy)
    except Undetermined as raised:
        yield Fault(raised.cause.reason, policy, None if isinstance(policy, str) else raised.cause)
        return
    if not is_known(document):
        yield unseen(document)
    elif document != MISSING:
        yield from faults_of_document(document, kind)


def unseen(value: Any) -> Fault:
    """What is not known may be anything."""
    return Fault("it is not known", value, cause_of(value))


def faults_of_document(document: Any, kind: Kind) -> Iterator[Fault]:
    """What is wrong with a document and its statements."""
    if not isinstance(document, Obj):
        yield Fault("the policy is not an object", document)
        return
    yield from unknown_names(document, OF_A_POLICY, "the policy")
    version = document["Version"]
    if not is_known(version):
        yield unseen(version)
    elif version != MISSING and str(version) not in VERSIONS:
        yield Fault(f"Version is none of {', '.join(VERSIONS)}", document)
    yield from faults_of_statements(document, kind)


def faults_of_statements(document: Any, kind: Kind) -> Iterator[Fault]:
    """What is wrong with the statements of a document."""
    found = document["Statement"]
    if not is_known(found):
        yield unseen(found)
        return
    if found == MISSING:
        yield Fault("the policy has no Statement", document)
        return
    items = found if isinstance(found, list) else [found]
    if len(items) > MOST_STATEMENTS:
        yield Fault("the policy holds more statements than AWS takes", document)
        return
    for at, item in enumerate(items, start=1):
        for fault in faults_of_statement(item, kind):
            yield fault._replace(text=f"statement {at}: {fault.text}")


def faults_of_statement(statement: Any, kind: Kind) -> Iterator[Fault]:
    """What is wrong with one statement."""
    if not is_known(statement):
        yield unseen(statement)
        return
    if not isinstance(statement, Obj):
        yield Fault("is not an object", statement)
        return
    yield from unknown_names(statement, ELEMENTS, "it")
    effect = statement["Effect"]
    if not is_known(effect):
        yield unseen(effect)
    elif not isinstance(effect, str) or effect not in EFFECTS:
        yield Fault("has no Effect" if effect == MISSING else "Effect is neither Allow nor Deny", statement)
    names = tuple(statement)
    for one, other in PAIRS:
        if one in names and other in names:
            yield Fault(f"has both {one} and {other}", statement)
    yield from out_of_place(statement, names, kind)
    yield from faults_of_actions(statement)
    yield from faults_of_resources(statement)
    yield from faults_of_principals(statement)
    yield from faults_of_conditions(statement)


def out_of_place(statement: Any, names: tuple[str, ...], kind: Kind) -> Iterator[Fault]:
    """Elements that policies of the kind must have and has not, or has and must not have.

    A permissions policy names no principals, a trust policy no resources; some services let a policy of a resource
    leave out what it is attached to: reference_policies_elements_resource.html, and …_principal.html beside it.
    """
    must = {"identity": PAIRS[:2], "trust": (PAIRS[0], PAIRS[2]), "resource": (PAIRS[0], PAIRS[2])}[kind]
    for pair in must:
        if not any(name in names for name in pair):
            yield Fault(f"has no {pair[0]}", statement)
    banned = {"identity": PAIRS[2], "trust": PAIRS[1], "resource": ()}[kind]
    for name in banned:
        if name in names:
            yield Fault(f"{name} has no place in {'a trust' if kind == 'trust' else 'an identity'} policy", statement)


def faults_of_resources(statement: Any) -> Iterator[Fault]:
    """Resources that are no texts."""
    for name in PAIRS[1]:
        if statement[name] != MISSING and not are_texts(statement[name]):
            yield Fault(f"{name} holds what is no text", statement)


def faults_of_actions(statement: Any) -> Iterator[Fault]:
    """Actions that are not `service:name` or `*`."""
    for name in PAIRS[0]:
        value = statement[name]
        for text in value if isinstance(value, list) else [value]:
            if not is_known(text):
                yield from () if is_fine(text) else (unseen(text),)
            elif text == MISSING:
                continue
            elif not isinstance(text, str):
                yield Fault(f"{name} holds what is no text", statement)
            elif text != "*" and not is_action(text):
                yield Fault(f"{name} {shown(text)} is not of the form service:name", statement)


def is_fine(text: Any) -> bool:
    """Whether a text that is known in part has the form of an action, whatever the rest is."""
    return isinstance(text, PartialString) and isinstance(text.parts[0], str) and is_action(f"{text.parts[0]}x")


def is_action(text: str) -> bool:
    """Whether a text has the form of an action; wildcards may stand anywhere but for the whole service."""
    service, colon, name = text.partition(":")
    return bool(colon and service and name) and ":" not in name


def faults_of_principals(statement: Any) -> Iterator[Fault]:
    """Principals of no kind that AWS knows."""
    for name in PAIRS[2]:
        value = statement[name]
        if not is_known(value):
            yield unseen(value)
        elif isinstance(value, Obj):
            yield from unknown_names(value, KINDS, name, at=statement)
            if not all(are_texts(value[kind]) for kind in value):
                yield Fault(f"{name} holds what is no text", statement)
        elif value not in (MISSING, "*"):
            yield Fault(f"{name} is neither an object nor *", statement)


def faults_of_conditions(statement: Any) -> Iterator[Fault]:
    """Conditions that are no operators with keys."""
    conditions = statement["Condition"]
    if not is_known(conditions):
        yield unseen(conditions)
        return
    if not isinstance(conditions, Obj):
        yield from () if conditions == MISSING else (Fault("Condition is not an object", statement),)
        return
    for operator in conditions:
        if HOLE not in operator and not is_operator(operator):
            yield Fault(f"{shown(operator)} is no condition operator", statement)
        keys = conditions[operator]
        if not is_known(keys):
            yield unseen(keys)
        elif not isinstance(keys, Obj):
            yield Fault(f"{shown(operator)} has no condition key", statement)
        elif not all(are_texts(keys[key]) for key in keys):
            yield Fault(f"{shown(operator)} asks for what is no text", statement)


def unknown_names(value: Any, known: Collection[str], of: str, *, at: Any = None) -> Iterator[Fault]:
    """Names that the grammar has not."""
    for name in value:
        if HOLE not in name and name not in known:
            yield Fault(f"{of} has an element {shown(name)}, which policies do not have", at or value)


def shown(text: Any) -> str:
    """A name out of the policy, cut: it may be anything."""
    most = 60
    told = str(text)
    return told if len(told) <= most else f"{told[:most]}…"
