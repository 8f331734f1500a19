"""What code that runs somewhere reaches: databases by the network, other stores by what its role may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries.directory import label_of, leaves
from remit.engines.network.entries.words import Fact, unknown
from remit.engines.network.placement import ROWS
from remit.engines.paths.connections import tls_of
from remit.engines.paths.route import Hop
from remit.engines.paths.stores import STORES, at_rest
from remit.model import Cause, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.network.entries.directory import Directory
    from remit.engines.paths.permissions import Permissions
    from remit.engines.paths.workloads import Acting

READ, WRITE, CONNECT = "read", "write", "connect"
"""What can be done with a store: its data read or changed, or only a connection made, where its users sign in."""

PARENTS = {row.type: row.parent for row in ROWS if row.parent[1]}
"""Members of a cluster, with the property and type of the cluster."""

STANDS_BY = (
    ("AWS::Lambda::Alias", "FunctionName", "AWS::Lambda::Function"),
    ("AWS::Lambda::Version", "FunctionName", "AWS::Lambda::Function"),
    (
        "AWS::AppRunner::Service",
        "NetworkConfiguration.EgressConfiguration.VpcConnectorArn",
        "AWS::AppRunner::VpcConnector",
    ),
)
"""Types whose code stands in the network where another resource says, and the path to it."""

USERS = Fact(holds=True, told="its own users sign in")
NOT_TOLD = Fact(None, "its own settings decide whether it asks who connects")
WITH_USERS = (
    *("AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster"),
    *("AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup"),
)
"""Those that no one can use without a user. Caches, search domains and Neptune ask nobody unless they are told to."""


class Reached(NamedTuple):
    """A data store that something reaches: `how` in the words above, the hop to it, and the role that it takes."""

    store: Resource
    how: tuple[str, ...]
    hop: Hop
    role: Resource | None = None


def reached(
    place: Resource | Cause, actor: Acting, directory: Directory, permissions: Permissions
) -> Iterator[Reached]:
    """Every data store that code reaches, or may, by where it stands and as whom it acts."""
    for store in directory.of_type(*STORES):
        kind = STORES[store.type]
        if kind.by_network and not is_member(store, directory):
            yield from connected(place, store, directory)
        if (kind.reads or kind.writes) and actor.role is not None:
            yield from permitted(actor.role, actor.via, store, permissions)


def is_member(store: Resource, directory: Directory) -> bool:
    """Whether a database is a member of a cluster that is in sight, which stands for it."""
    property_, type_name = PARENTS.get(store.type, ("", ""))
    return bool(type_name) and isinstance(directory.find(store.properties[property_], type_name), Resource)


def standing(workload: Resource, directory: Directory) -> Resource | Cause:
    """What says where a workload stands: a version's function, the connector of a service that has one."""
    for type_name, path, other in STANDS_BY:
        if workload.type == type_name:
            named = (directory.find(value, other) for value in leaves(workload.properties, path.split(".")))
            return next((found for found in named if found is not None), workload)
    return workload


def connected(place: Resource | Cause, store: Resource, directory: Directory) -> Iterator[Reached]:
    """The store, where the network lets code connect to it that stands in a place."""
    found = unknown(place) if isinstance(place, Cause) else directory.guards.between(place, store, None)
    if found.holds is False:
        return
    doubt = found.told if found.holds is None else directory.doubt(store)
    known = directory.guards.port(store)
    hop = Hop(
        store.key,
        store.type,
        label_of(store),
        "TCP",
        known,
        tls_of(store, directory),
        None,
        None,
        USERS if store.type in WITH_USERS else NOT_TOLD,
        at_rest(store),
        directory.guards.groups(store),
        (),
        not doubt,
        doubt or "routes and security groups let it connect",
    )
    yield Reached(store, (CONNECT,), hop)


def permitted(role: Resource, via: tuple[str, ...], store: Resource, permissions: Permissions) -> Iterator[Reached]:
    """The store, where a role may read or change what is in it."""
    asked_ = {READ: permissions.reads(role, store), WRITE: permissions.writes(role, store)}
    how = tuple(word for word, found in asked_.items() if found.holds)
    maybe = tuple(word for word, found in asked_.items() if found.holds is None)
    if not how and not maybe:
        return
    told = next(found.told for word, found in asked_.items() if word in (how or maybe))
    kind = STORES[store.type]
    actions = [action for word, action in ((READ, kind.reads), (WRITE, kind.writes)) if word in (how or maybe)]
    hop = Hop(
        store.key,
        store.type,
        label_of(store),
        "HTTPS",
        443,
        Fact(holds=True, told="TLS, as the SDKs speak to AWS"),
        None,
        None,
        Fact(holds=True, told=f"as {label_of(role)}"),
        at_rest(store),
        (),
        (*via, role.key),
        bool(how),
        f"{label_of(role)} may {' and '.join(actions)}" if how else told,
    )
    yield Reached(store, how or maybe, hop, role)
