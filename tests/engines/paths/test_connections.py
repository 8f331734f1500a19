"""Whether a database takes connections without TLS, as its parameter group and its own switches say."""

from __future__ import annotations

import pytest

from remit.engines.network.entries.directory import Directory
from remit.engines.paths.connections import tls_of
from tests.engines.network.entries.estates import estate, key

POSTGRES = """
  Store: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, DBParameterGroupName: !Ref Group}}
  Group: {Type: AWS::RDS::DBParameterGroup, Properties: {Family: postgres16, Description: x, Parameters: SAID}}
"""
NEW = POSTGRES.replace("Engine: postgres", "Engine: postgres, EngineVersion: '16.4'")
DOCUMENTS = """
  Store: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
  Group: {Type: AWS::DocDB::DBClusterParameterGroup, Properties: {Family: docdb5.0, Description: x, Parameters: SAID}}
"""
CACHE = "\n  Store: {Type: AWS::ElastiCache::ReplicationGroup, Properties: {ReplicationGroupDescription: x, SAID}}"


@pytest.mark.parametrize(
    ("template", "said", "forced"),
    [
        (POSTGRES, "{rds.force_ssl: '1'}", True),
        (POSTGRES, "{rds.force_ssl: '0'}", False),
        (POSTGRES, "{work_mem: '1'}", False),
        (POSTGRES, "{rds.force_ssl: !Ref Told}", False),
        (POSTGRES.replace("!Ref Group", "elsewhere"), "{rds.force_ssl: '1'}", False),
        (NEW, "{work_mem: '1'}", True),
        (NEW, "{rds.force_ssl: '0'}", False),
        (NEW.replace("!Ref Group", "elsewhere"), "{}", False),
        (NEW.replace("16.4", "14.9"), "{}", False),
        (DOCUMENTS, "{tls: tls1.3+}", True),
        (DOCUMENTS, "{tls: disabled}", False),
        (DOCUMENTS, "{audit_logs: enabled}", True),
        (DOCUMENTS.replace("!Ref Group", "elsewhere"), "{}", False),
        (CACHE, "TransitEncryptionEnabled: true", True),
        (CACHE, "TransitEncryptionEnabled: true, TransitEncryptionMode: preferred", False),
        (CACHE, "Port: 6380", False),
    ],
)
def test_a_connection_is_surely_encrypted_where_the_server_demands_it(
    template: str, said: str, *, forced: bool
) -> None:
    """Where that is not said, or not known, the two ends decide: never a no, never a guess."""
    inventory = estate(template.replace("SAID", said))
    store = inventory.get(key("Store"))
    assert store is not None
    assert tls_of(store, Directory(inventory)).holds is (True if forced else None)
