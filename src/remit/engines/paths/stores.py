"""Data stores, as data: how each is reached, what reading and writing it is called in IAM, whether it is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries.services import at
from remit.engines.network.entries.words import Fact, asked
from remit.model import Cause, or_default, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.model import Resource

ALWAYS = "AWS encrypts it at rest, always"


class Store(NamedTuple):
    """A kind of data store. `by_network`: a connection to its port reaches it; then users of its own sign in.

    `reads` and `writes` are the IAM actions that reach the data without a connection to it, empty for none; `within`
    is what the ARN of an item adds to that of the store. `encrypted` is the dotted path of the property that switches
    encryption on, empty for what is always encrypted, None for what does not tell; `default` is what AWS takes when it
    is absent. `key` is the dotted path of the KMS key that whoever reads or writes must be allowed to use too, empty
    where the service needs none of the caller's. `is_open` reads whether the actions lead to the data at all.
    """

    by_network: bool = False
    reads: str = ""
    writes: str = ""
    within: str = ""
    encrypted: str | None = ""
    default: bool = False
    is_open: Callable[[Any], object] | None = None
    key: str = ""


DATABASE = Store(by_network=True, encrypted="StorageEncrypted")

STORES: dict[str, Store] = {
    "AWS::RDS::DBInstance": DATABASE,
    "AWS::RDS::DBCluster": Store(
        by_network=True,
        reads="rds-data:ExecuteStatement",
        writes="rds-data:ExecuteStatement",
        encrypted="StorageEncrypted",
        is_open=lambda found: found["EnableHttpEndpoint"],
    ),
    "AWS::Neptune::DBCluster": DATABASE,
    "AWS::DocDB::DBCluster": DATABASE,
    "AWS::ElastiCache::ReplicationGroup": Store(by_network=True, encrypted="AtRestEncryptionEnabled"),
    "AWS::ElastiCache::CacheCluster": Store(by_network=True, encrypted=None),
    "AWS::ElastiCache::ServerlessCache": Store(by_network=True),
    "AWS::MemoryDB::Cluster": Store(by_network=True),
    "AWS::Redshift::Cluster": Store(by_network=True, encrypted="Encrypted"),
    "AWS::RedshiftServerless::Workgroup": Store(by_network=True),
    "AWS::OpenSearchService::Domain": Store(
        by_network=True,
        reads="es:ESHttpGet",
        writes="es:ESHttpPut",
        within="/x",
        encrypted="EncryptionAtRestOptions.Enabled",
    ),
    "AWS::S3::Bucket": Store(
        reads="s3:GetObject",
        writes="s3:PutObject",
        key="BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID",
    ),
    "AWS::DynamoDB::Table": Store(reads="dynamodb:GetItem", writes="dynamodb:PutItem"),
    "AWS::DynamoDB::GlobalTable": Store(reads="dynamodb:GetItem", writes="dynamodb:PutItem"),
    "AWS::SecretsManager::Secret": Store(
        reads="secretsmanager:GetSecretValue", writes="secretsmanager:PutSecretValue", key="KmsKeyId"
    ),
    "AWS::SSM::Parameter": Store(reads="ssm:GetParameter", writes="ssm:PutParameter"),
    "AWS::SQS::Queue": Store(
        reads="sqs:ReceiveMessage",
        writes="sqs:SendMessage",
        encrypted="SqsManagedSseEnabled",
        default=True,
        key="KmsMasterKeyId",
    ),
    "AWS::Kinesis::Stream": Store(
        reads="kinesis:GetRecords",
        writes="kinesis:PutRecord",
        encrypted="StreamEncryption.EncryptionType",
        key="StreamEncryption.KeyId",
    ),
}
"""Actions by name: https://docs.aws.amazon.com/service-authorization/latest/reference/. Encryption by default: S3
(UserGuide/default-bucket-encryption.html), DynamoDB (encryption.howitworks.html), Secrets Manager (encrypt-secrets)."""


def at_rest(resource: Resource) -> Fact | None:
    """Whether what a store keeps is encrypted; None for what is no store."""
    store = STORES.get(resource.type)
    if store is None or store.encrypted is None:
        return None
    if not store.encrypted:
        return Fact(holds=True, told=ALWAYS)
    path, properties = store.encrypted, resource.properties
    ways = (
        lambda: or_default(at(properties, path), store.default),
        lambda: store.key and at(properties, store.key),
    )
    found = asked(lambda: some(lambda way: way(), ways))
    if isinstance(found, Cause):
        return Fact(None, found.reason)
    return Fact(found, "encrypted at rest" if found else "not encrypted at rest")
