"""Whether a database takes connections without TLS: what its parameter group, or a switch of its own, says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries.words import Fact
from remit.model import Cause, Resource, Undetermined, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.network.entries.directory import Directory

CLIENT = Fact(None, "client and server agree on it")
FORCED = Fact(holds=True, told="the server demands TLS")


class Group(NamedTuple):
    """Where a database's parameters stand: the property that names the group, and the group's type."""

    named: str
    type: str


GROUPS = {
    "AWS::RDS::DBInstance": Group("DBParameterGroupName", "AWS::RDS::DBParameterGroup"),
    "AWS::RDS::DBCluster": Group("DBClusterParameterGroupName", "AWS::RDS::DBClusterParameterGroup"),
    "AWS::DocDB::DBCluster": Group("DBClusterParameterGroupName", "AWS::DocDB::DBClusterParameterGroup"),
}
SWITCHES = {"AWS::ElastiCache::ReplicationGroup": "TransitEncryptionEnabled", "AWS::MemoryDB::Cluster": "TLSEnabled"}

DEMANDS: dict[str, tuple[object, ...]] = {
    "rds.force_ssl": ("1", 1),
    "require_secure_transport": ("1", 1, "ON", "on", "true"),
    "tls": ("enabled", "tls1.2+", "tls1.3+", "fips-140-3"),
}
"""The parameters that refuse whoever speaks no TLS, of PostgreSQL and SQL Server, MySQL and MariaDB, and DocumentDB:
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html,
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html,
https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html."""


FORCED_SINCE = 15
"""The major version of PostgreSQL from which on RDS forces TLS by default (first link)."""


def tls_of(store: Resource, directory: Directory) -> Fact:
    """Whether connections to a database are surely encrypted. What is not said, or not known, the two ends decide."""
    try:
        return FORCED if demands(store, directory) else CLIENT
    except Undetermined:
        return CLIENT


def demands(store: Resource, directory: Directory) -> bool:
    """Whether a database is told to demand TLS. `Undetermined` where that cannot be read."""
    if store.type in SWITCHES:
        mode = store.properties["TransitEncryptionMode"]  # `preferred` takes both, while clients are moved
        return store.properties[SWITCHES[store.type]] is True and not (mode and mode == "preferred")
    group = GROUPS.get(store.type)
    found = directory.find(store.properties[group.named], group.type) if group else None
    parameters: Any = found.properties["Parameters"] if isinstance(found, Resource) else {}
    if not isinstance(found, Cause) and by_default(store, parameters):
        return True
    return any(name in parameters and parameters[name] in values for name, values in DEMANDS.items())


def by_default(store: Resource, parameters: Any) -> bool:
    """Whether a database demands TLS unless it is told not to: DocumentDB, and PostgreSQL from its version 15 on."""
    if store.type == "AWS::DocDB::DBCluster":
        return "tls" not in parameters
    if store.type != "AWS::RDS::DBInstance" or "rds.force_ssl" in parameters:
        return False
    major = or_default(store.properties["EngineVersion"], "").partition(".")[0]
    return bool(store.properties["Engine"] == "postgres" and major.isdigit() and int(major) >= FORCED_SINCE)
