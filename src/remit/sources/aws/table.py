"""The words in which a service's table is written: which calls find a type's resources, and what their answers mean.

A table is data. `Call` names an operation and says which registry properties its answer fills; `Table` says which call
finds the resources, which calls follow for each, and how a resource is identified. `tables/` holds one module a
service.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from remit.sources.aws.paths import MISREAD, find

TAGS = "@tags"
"""The name under which a call fills a resource's tags, in whatever form AWS tells them."""

Transform = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Via:
    """A value passed through a small function. Nothing at the path: no property, and the function is not asked."""

    function: Transform
    path: str = "@"


@dataclass(frozen=True, slots=True)
class Each:
    """A list of objects, with a mapping of its own for each item."""

    path: str
    fields: Mapping[str, Spec]


@dataclass(frozen=True, slots=True)
class Pick:
    """An object with a mapping of its own."""

    path: str
    fields: Mapping[str, Spec]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that having an answer at all means."""

    value: Any


@dataclass(frozen=True, slots=True)
class With:
    """A value made from the answer and from all that is known of the resource: `function(answer, known)`."""

    function: Callable[[Any, Any], Any]


Spec = str | Via | Each | Pick | Fixed | With
"""How one property comes from an answer: a path, or one of the above."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One call for many resources, `size` at most: `parameters` makes its arguments from their `own` values.

    A result item belongs to the resources whose `own` value is at `by` in it.
    """

    parameters: Callable[[list[str]], dict[str, Any]]
    size: int
    own: str
    by: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """One call for all resources of a Region: a result item is of the resource whose `own` value is at `by` in it.

    `own` is a path into what is known of the resource, `@arn` its ARN, `=text` that text for every resource. `many`:
    all such items, as a list. `late`: why one that is not in the answer may have an item all the same, of which then
    nothing is known.
    """

    own: str
    by: str
    many: bool = False
    late: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One API operation, in the words of botocore's models, and what its answer fills.

    `operation` is `service:Operation`. `result` is where the answer's items (of a list) or the object of interest
    stands. `fixed` parameters are sent as they are; `bound` ones come from the resource: a path into what is known of
    it, where `^.path` leads into its parent, and `@account`, `@partition`, `@region`, `@id` and `@arn` are known of
    all. `more` is the continuation token (`NextToken`, or `NextMarker>Marker` when it is answered under another name
    than it is sent; `HasMore?Names[-1]>StartName` where the last item serves as one, as long as there are more;
    `NextName+NextType>StartName+StartType` where it has several parts).
    `absent` lists the error codes that *are* an answer: there is none of it (`code:text` when only that text in the
    message says so). `wait` lists those that mean "not yet", and states of an answer that mean it
    (`JobStatus=IN_PROGRESS`).

    `same` names the properties that the API calls as the registry does, up to the first letter's case; `fills` maps the
    others. `over` lists what the call is to be asked about, once for each; `bound` then means those, and the properties
    come from the list of all answers. `when` is a path, or a predicate on what is known: not true, the call is not made
    and its properties are absent. `after` names an operation among the calls that follow, whose answer this one needs.
    """

    operation: str
    result: str | Via = "@"
    fixed: Mapping[str, Any] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)
    more: str = ""
    absent: tuple[str, ...] = ()
    wait: tuple[str, ...] = ()
    same: str = ""
    fills: Mapping[str, Spec] = field(default_factory=dict)
    when: str | Transform | None = None
    after: str = ""
    batch: Batch | None = None
    join: Join | None = None
    over: Call | None = None
    needs: tuple[str, ...] = ()
    """IAM actions that the call takes beside the operation's own."""
    begin: str = ""
    """An operation to ask once before, which starts what this one answers (`iam:GenerateCredentialReport`)."""

    @property
    def service(self) -> str:
        """botocore's name of the service."""
        return self.operation.partition(":")[0]

    @property
    def name(self) -> str:
        """The operation without its service."""
        return self.operation.partition(":")[2]

    @property
    def properties(self) -> tuple[str, ...]:
        """The registry properties that the answer fills; dotted when they lie deeper."""
        return (*self.same.split(), *self.fills)

    @property
    def operations(self) -> tuple[str, ...]:
        """All operations that the call takes."""
        over = self.over.operations if self.over else ()
        return (*over, *((self.begin,) if self.begin else ()), self.operation)

    def applies(self, known: Any) -> bool:
        """Whether the call is to be made for a resource of which this much is known."""
        if self.when is None:
            return True
        try:
            return bool(find(known, self.when) if isinstance(self.when, str) else self.when(known))
        except MISREAD:
            return True


@dataclass(frozen=True, slots=True)
class Table:
    """How the resources of one type are found and read.

    `finds` lists them; None for a fact, of which there is one. `where` says whether each Region is asked, one for all,
    or each and in any case the one that serves the global services. `id`, `arn`, `name` and `region` are paths into
    what is known of a resource; `arn` may be a template (`arn:{partition}:ec2:{region}:{account}:instance/{id}`).
    `locates` asks for the Region where the list does not tell it (it fills `region`). `unique`: no two resources
    anywhere share the id, so it can stand alone. `tags` is a path to its tags, `@told` when a call fills `TAGS`, or
    `@tagging` to ask the tagging API once a Region. `within` is the parent type whose resources must be listed first.
    `keeps` is a predicate on what is known of a listed item. `sets` are properties that are known before any call.
    `everywhere`: what a Region lists acts in it, and counts though its own Region was not chosen.
    `whole` is a predicate on what surrounds a list (`@caller`, the parent as `^`): not true, the list is but a part.
    `unread` names properties below an object that is read which no call tells, and which are therefore unknown. `spent`
    names those that said how to make the resource and say nothing of it now: they are absent.
    """

    type: str
    finds: Call | None
    follow: tuple[Call, ...] = ()
    where: Literal["region", "global", "both"] = "region"
    id: str | Via = "@"
    arn: str = ""
    name: str = ""
    region: str = ""
    locates: Call | None = None
    tags: str = ""
    within: str = ""
    keeps: Transform | None = None
    whole: Transform | None = None
    sets: Mapping[str, str] = field(default_factory=dict)
    unique: bool = False
    everywhere: bool = False
    unread: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """Which operation tells a property."""

    def __post_init__(self) -> None:
        """Refuse a table that fills a property twice."""
        origins: dict[str, str] = dict.fromkeys(self.sets, "sts:GetCallerIdentity")
        for call in self.calls:
            for name in call.properties if call is not self.locates else ():
                if name in origins:
                    raise ValueError(f"{self.type}.{name} is filled by both {origins[name]} and {call.operation}")
                origins[name] = call.operation
        object.__setattr__(self, "origins", MappingProxyType(origins))

    @property
    def calls(self) -> tuple[Call, ...]:
        """All calls, the one that finds first."""
        return tuple(call for call in (self.finds, self.locates, *self.follow) if call is not None)

    def accepts(self, known: Any) -> bool:
        """Whether a listed item is to be kept; one that cannot be judged is."""
        try:
            return self.keeps is None or bool(self.keeps(known))
        except MISREAD:
            return True

    def is_whole(self, around: Any) -> bool:
        """Whether a list shows all that there is; not when that cannot be told."""
        try:
            return self.whole is None or bool(self.whole(around))
        except MISREAD:
            return False

    def origin(self, path: tuple[str | int, ...]) -> str:
        """The operation that tells the property at a path; the one that finds the resource for the resource itself."""
        names = [step for step in path if isinstance(step, str)]
        for end in range(len(names), 0, -1):
            found = self.origins.get(".".join(names[:end]))
            if found is not None:
                return found
        start = f"{names[0]}." if names else "-"
        return next((told for name, told in self.origins.items() if name.startswith(start)), self.calls[0].operation)

    def hanging_on(self, call: Call) -> tuple[str, ...]:
        """The property paths that are unknown when the call fails: the highest that no other call fills a part of.

        So that not even the presence of `ManagedNode` is taken for granted when none of its members could be read.
        """
        others = {
            above for each in self.calls if each is not call for name in each.properties for above in _above(name)
        }
        return tuple(
            dict.fromkeys(next((a for a in _above(name) if a not in others), name) for name in call.properties)
        )


def _above(path: str) -> tuple[str, ...]:
    """A dotted path and all paths above it, the highest first."""
    parts = path.split(".")
    return tuple(".".join(parts[: end + 1]) for end in range(len(parts)))
