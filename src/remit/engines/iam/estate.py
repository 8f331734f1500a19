"""The principals and resources of an inventory, found by any word that people use for them."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from remit.engines.iam.access import BUCKET
from remit.engines.iam.approaches import through_endpoints, through_points
from remit.engines.iam.arns import Bindings, arn_of, name_of, text_of
from remit.engines.iam.assets import WITHOUT_POLICY, kind_of, locked, target_of
from remit.engines.iam.attachments import POLICIES
from remit.engines.iam.binding import bound
from remit.engines.iam.buckets import ACCESS_POINT
from remit.engines.iam.decision import OBJECTS, onward
from remit.engines.iam.documents import EVERYTHING
from remit.engines.iam.identities import ROLE_TYPE, USER_TYPE, caller_of, session_of
from remit.engines.iam.keys import ACCOUNT, SEGMENTS, segments
from remit.engines.iam.library import Library, blank, told_name
from remit.engines.iam.organizations import RESOURCE_CONTROL, Organization
from remit.engines.iam.pointers import Pointers
from remit.engines.iam.principals import SHARED_PROVIDERS
from remit.engines.iam.request import (
    ANONYMOUS,
    FEDERATED,
    FREE,
    ROLE,
    ROOT,
    SAML,
    SERVICE,
    USER,
    WEB,
    Caller,
    Request,
    Target,
    letters_of,
    policy_of,
)
from remit.engines.iam.text import FRESH, WILD, symbols
from remit.engines.iam.trial import policies_of
from remit.model import Cause, Obj, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from remit.engines.iam.rulings import Grounds
    from remit.engines.iam.text import Letters
    from remit.model import Inventory, Location, Resource

ANYONE = ("*", "anyone", "anonymous")
AUTHENTICATED = ("authenticated", "any AWS principal")
SERVICE_NAME = re.compile(r"[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com)")
IDENTITY_ARN = re.compile(r"arn:[^:]*:iam::(\d{12}):(root|user/.+|role/.+)")
PROVIDER_ARN = re.compile(r"arn:[^:]*:iam::\d{12}:(oidc|saml)-provider/.+")
FEDERATED_ARN = re.compile(r"arn:[^:]*:sts::(\d{12}):federated-user/.+")
SESSION_ARN = re.compile(r"arn:[^:]*:sts::(\d{12}):assumed-role/([^/]+)/(.+)")
SERVICES = {"sts": "iam"}
"""Services whose actions are about another one's resources."""
NOT_HERE = Cause("it is not among what was read")


class Estate:
    """What an inventory knows about who may do what.

    `account` and `region`: where code is deployed, if known. `partial`: what is not declared may be so elsewhere.
    """

    def __init__(
        self, inventory: Inventory, *, account: str | None = None, region: str | None = None, partial: bool = False
    ) -> None:
        """Nothing is read before it is asked for."""
        self.partial = partial
        self.inventory = inventory
        self.library = Library(inventory)
        self.organization = Organization(self.library)
        self.pointers = Pointers(self.library)
        self.bindings = Bindings(inventory, account or self._one("account"), region or self._one("region"))

    def principals(self) -> Iterator[tuple[str, Caller]]:
        """Every user and role, by the name that people know it by."""
        for type_name in (USER_TYPE, ROLE_TYPE):
            for resource in self.inventory.of_type(type_name):
                yield told_name(resource), caller_of(resource, self.library, self.organization)

    def everyone(self, target: Target) -> Iterator[tuple[str, Caller]]:
        """Whom to ask about a target: users and roles, anybody, and whom its policies name from elsewhere."""
        known: set[Letters] = set()
        for name, caller in self.principals():
            known.add(caller.arn)
            yield name, caller
        yield "anyone", Caller(ANONYMOUS)
        yield "any AWS principal", anybody()
        for word, outsider in named_in(self.request(Caller(ANONYMOUS), "", target)):
            if outsider.arn not in known or not outsider.arn:
                yield word, outsider

    def caller(self, word: str) -> Caller:
        """The caller that a word means. `RemitError` when it means none, or several."""
        if word in ANYONE:
            return Caller(ANONYMOUS)
        if word in AUTHENTICATED:
            return anybody()
        if SERVICE_NAME.fullmatch(word) and word not in SHARED_PROVIDERS:
            return Caller(SERVICE, names=(letters_of(word),))
        if word in SHARED_PROVIDERS or PROVIDER_ARN.fullmatch(word):
            return visitor(word)
        session = SESSION_ARN.fullmatch(word)
        named = session[2] if session else word
        found = self._named(named, (USER_TYPE, ROLE_TYPE) if session is None else (ROLE_TYPE,))
        if found is not None:
            caller = caller_of(found, self.library, self.organization)
            return caller._replace(session=session_of(found, letters_of(session[3]))) if session else caller
        outsider = stranger(word)
        if outsider is None:
            raise RemitError(f"no user or role is called {word}", hint="use its name, logical id, address or ARN")
        return outsider

    def principal(self, word: str) -> Resource | None:
        """The user or role that a word means. `RemitError` when it means several."""
        return self._named(word, (USER_TYPE, ROLE_TYPE))

    def target(self, word: str, action: str = "") -> Target:
        """The target that a word means: a resource, a part of one (`Bucket/key`), or any ARN.

        Where several go by the word, the action's service decides. `RemitError` when it means none, or still several.
        """
        if word == "*":
            return Target(("*",), FREE, tags=FREE, organization=FREE)
        found = self._named(word, action=action)
        if found is not None:
            return target_of(found, self.library, self.organization)
        for at in [place.start() for place in re.finditer("[/:]", word)][::-1]:
            holder = self._named(word[:at], action=action)
            if holder is not None and at:
                target = target_of(holder, self.library, self.organization)
                part = letters_of(word[at:])
                return target._replace(arn=(*target.arn, *(mark_of(target) + part[1:] if part[0] == "/" else part)))
        parts = segments(letters_of(word))
        if not word.startswith("arn:") or len(parts) != SEGMENTS:
            raise RemitError(f"no resource is called {word}", hint="use its name, logical id, address or ARN")
        unread = () if WITHOUT_POLICY.match(word) else (blank(f"the policy of {word}", NOT_HERE),)
        account = parts[ACCOUNT] or None
        return Target(letters_of(word), account, kind_of(word), policies=unread, locked=locked(word), tags=NOT_HERE)

    def home(self, caller: Caller) -> Target:
        """A resource of a caller's account, of which nothing is known but that it has no policy of its own."""
        own = (each for name in (USER_TYPE, ROLE_TYPE) for each in self.inventory.of_type(name))
        found = next((each for each in own if arn_of(each) == caller.arn), None)
        target = Target(
            ("*",), caller.account, tags=FREE, organization=caller.organization, management=caller.management
        )
        return target._replace(rcps=self.organization.levels(RESOURCE_CONTROL, found) if found else NOT_HERE)

    def holder(self, arn: Letters) -> Target | None:
        """The resource of the estate, with a policy of its own, that an ARN names or is a part of."""
        ends = [len(arn), *(at for at in range(len(arn) - 1, 0, -1) if arn[at] in ("/", ":"))]
        found = next((self._holders[arn[:end]] for end in ends if arn[:end] in self._holders), None)
        return target_of(found, self.library, self.organization) if found else None

    @cached_property
    def _holders(self) -> dict[Letters, Resource]:
        """The resources of types that have policies, by ARN."""
        found = (each for type_name in (*POLICIES, "AWS::SSM::Parameter") for each in self.inventory.of_type(type_name))
        return {arn_of(resource): resource for resource in found}

    def request(self, caller: Caller, action: str, target: Target) -> Request:
        """A request of the estate."""
        return Request(caller, action, target, bindings=self.bindings)

    def requests(self, caller: Caller, action: str, target: Target, *, exact: bool = False) -> Iterator[Request]:
        """The requests that stand for all of a caller, for an action on a target.

        A role's sessions take every name that policies mention. Of a bucket, unless it is meant `exact`, an action on
        objects is tried on any object, and on those that policies mention. The estate's access points and VPC endpoints
        are ways of their own.
        """
        whole = self.request(caller, action, target)
        targets = [target] if exact or not is_part(action, target) else [*parts_of(whole)]
        for where in targets:
            ways = (where, *through_points(where, self.library, self.organization))
            for who, way in product(sessions(caller, target), ways):
                straight = whole._replace(caller=who, target=way)
                yield straight
                yield from through_endpoints(straight, self.library)

    def place(self, grounds: Grounds) -> Location | None:
        """Where the statement that decided stands."""
        holder = self.inventory.get(grounds.policy.holder) if grounds.policy.holder else None
        return None if holder is None else self.location(holder, grounds.statement.at)

    def location(self, resource: Resource, part: object) -> Location | None:
        """Where a part of a resource's properties stands; None when it is none, as in JSON text."""
        path = path_to(part, resource.properties)
        return None if path is None else resource.locate(path)

    def _one(self, what: str) -> str | None:
        """The account or Region of the resources, when there is one only."""
        types = self.inventory.types()
        found = {getattr(resource, what) for name in types for resource in self.inventory.of_type(name)}
        known = {each for each in found if each not in (None, "global")}
        return known.pop() if len(known) == 1 else None

    def _named(self, word: str, types: Iterable[str] | None = None, action: str = "") -> Resource | None:
        """The one resource that goes by a word. `RemitError` when there are several."""
        found = [
            resource
            for type_name in types or self.inventory.types()
            for resource in self.inventory.of_type(type_name)
            if word in (resource.id, resource.address, resource.name, resource.arn, resource.key)
            or word in (text_of(name_of(resource)), text_of(arn_of(resource)))
        ]
        service = SERVICES.get(action.partition(":")[0].lower(), action.partition(":")[0].lower())
        meant = [resource for resource in found if service and f":{service}:" in text_of(arn_of(resource))]
        found = meant if len(found) > 1 and meant else found
        if len(found) > 1:
            keys = ", ".join(resource.key for resource in found[:3])
            raise RemitError(f"{len(found)} resources are called {word}: {keys}", hint="use a key or an ARN")
        return found[0] if found else None


def visitor(word: str) -> Caller:
    """Whoever signs in at an identity provider."""
    return Caller(SAML if ":saml-provider/" in word else WEB, names=(letters_of(word),))


def named_in(request: Request) -> Iterator[tuple[str, Caller]]:
    """Whom the Allow statements of a target's policies name; who that is may not be known."""
    statements = (statement for policy in request.target.policies for statement in policy.statements)
    allows = (statement for statement in statements if statement.effect != "deny" and not statement.excepts)
    seen: set[Letters] = set()
    for principal in (principal for statement in allows for principal in statement.principals or ()):
        letters = bound(principal.text.literal(), request) or ()
        word = text_of(letters)
        if letters in seen:
            continue
        seen.add(letters)
        if principal.kind == "Federated":
            yield word, visitor(word)._replace(names=(letters,))
        elif principal.kind == "Service":
            yield word, Caller(SERVICE, names=(letters,))
        else:
            unread = (blank(f"the policies of {word}", NOT_HERE),)
            found = stranger(word)
            if found is None and symbols(letters):
                found = Caller(USER, letters, identity=unread, tags=FREE, organization=NOT_HERE, id=FREE, scps=NOT_HERE)
            if found is not None:
                yield word, found


def path_to(wanted: Any, within: Any) -> tuple[str | int, ...] | None:
    """The path of an object among properties; None when it is not there as such, as in JSON text."""
    if within is wanted:
        return ()
    known: Iterable[tuple[str | int, Any]] = ()
    if isinstance(within, Obj):
        known = within.__dict__.items()
    elif isinstance(within, list):
        known = enumerate(within)
    for name, value in known:
        found = path_to(wanted, value)
        if found is not None:
            return (name, *found)
    return None


def anybody() -> Caller:
    """A user of an account that nobody here knows, who lets itself do everything."""
    arn = letters_of(f"arn:aws:iam::{FRESH}:user/{FRESH}")
    own = policy_of("the policy of an account elsewhere", Obj({"Statement": Obj(EVERYTHING)}))
    caller = Caller(USER, arn, (FRESH,), name=FREE, identity=(own,))
    return caller._replace(tags=FREE, organization=f"o-{FRESH}", id=FREE)


def stranger(word: str) -> Caller | None:
    """A caller that the estate does not hold, by its ARN or its account. What its own account allows is not known."""
    identity, session, federated = (each.fullmatch(word) for each in (IDENTITY_ARN, SESSION_ARN, FEDERATED_ARN))
    unread = (blank(f"the policies of {word}", NOT_HERE),)
    if re.fullmatch(r"\d{12}", word):
        arn = letters_of(f"arn:aws:iam::{word}:user/{FRESH}")
        caller = Caller(USER, arn, letters_of(word), name=(FRESH,), identity=unread)
    elif session:
        arn = letters_of(f"arn:aws:iam::{session[1]}:role/{session[2]}")
        caller = Caller(ROLE, arn, letters_of(session[1]), session=letters_of(word), identity=unread)
    elif federated:  # by GetFederationToken: what its user and its session policies allow is not told anywhere
        caller = Caller(FEDERATED, letters_of(word), letters_of(federated[1]), identity=unread, sessions=unread)
    elif identity:
        kind = {"root": ROOT, "user": USER}.get(identity[2].split("/")[0], ROLE)
        name = letters_of(identity[2].rsplit("/", maxsplit=1)[-1])
        caller = Caller(kind, letters_of(word), letters_of(identity[1]), name=name, identity=unread)
    else:
        return None
    return caller._replace(tags=FREE, organization=NOT_HERE, id=FREE, scps=NOT_HERE)


def sessions(caller: Caller, target: Target) -> Iterator[Caller]:
    """A role in the sessions that the target's policy names, and in any other."""
    yield caller
    if caller.kind != ROLE or caller.session:
        return
    name = "".join(caller.arn).rsplit("/", maxsplit=1)[-1]
    principals = (
        "".join(principal.text.literal())
        for policy in target.policies
        for statement in policy.statements
        for principal in statement.principals or ()
    )
    for text in dict.fromkeys(principals):
        found = SESSION_ARN.fullmatch(text)
        if found and found[2] == name:
            yield caller._replace(session=letters_of(text))


def is_part(action: str, target: Target) -> bool:
    """Whether an action is one on the objects of a bucket that is named as a whole."""
    name = action.lower()
    on_objects = name.startswith("s3:") and "object" in name and "bucket" not in name
    point = target.kind == ACCESS_POINT and OBJECTS not in "".join(target.arn)
    return on_objects and (point or (target.kind == BUCKET and "/" not in target.arn))


def mark_of(target: Target) -> Letters:
    """What stands between a bucket, or an access point, and an object in the object's ARN."""
    return tuple(OBJECTS) if target.kind == ACCESS_POINT else ("/",)


def parts_of(request: Request) -> Iterator[Target]:
    """Objects that stand for all of a bucket: one that no policy mentions, and one for each that some policy does."""
    target = request.target
    head = (*target.arn, *mark_of(target))
    keys: dict[Letters, None] = {(FRESH,): None, **dict.fromkeys(mentioned(request, head))}
    if target.behind is not None:
        beyond = onward(request, target.behind)
        keys |= dict.fromkeys(mentioned(beyond, (*target.behind.arn, "/")))
    return (target._replace(arn=(*head, *key)) for key in keys)


def mentioned(request: Request, head: Letters) -> Iterator[Letters]:
    """What policies say of resources whose ARN begins so, with letters like no other for wildcards."""
    statements = (statement for policy in policies_of(request) for statement in policy.statements)
    for pattern in (pattern for each in statements if each.resources for pattern in each.resources.patterns):
        filled = bound(pattern, request) or ()
        if filled[: len(head)] == head:
            yield tuple(FRESH if letter in WILD else letter for letter in filled[len(head) :])
