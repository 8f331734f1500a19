"""What checks read, and whether a live account tells it: a table for every type, a call for every property."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.audit.examples import examples
from remit.audit.examples import read as read_example
from remit.audit.registry import load
from remit.model import unwrap
from remit.schema import describe, satellites
from remit.sources.aws.redaction import ALWAYS, REWRITES, SECRETS
from remit.sources.aws.tables import all_tables, allowed
from tests.sources.aws.models import operation

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_READ = {
    "AWS::ACMPCA::CertificateAuthorityActivation": "a step of a template; an account tells the authority's status",
    "AWS::Cassandra::Table": "its read takes cassandra:Select, which also reads the data",
    "AWS::DynamoDB::GlobalTable": "AWS tells each replica as a table; it is read as AWS::DynamoDB::Table",
    "AWS::ECS::TaskSet": "told service by service, and AWS does not say what it answers for one without task sets",
    "AWS::ElasticBeanstalk::ConfigurationTemplate": "what an environment took from one is among its own settings",
    "AWS::KMS::ReplicaKey": "AWS tells each replica as a key; it is read as AWS::KMS::Key",
    "AWS::MediaStore::Container": "AWS switched the service off on November 13, 2025",
    "AWS::SSM::ServiceSetting": "what is declared; an account tells Remit::SSM::ServiceSettings",
    "Remit::CloudFormation::Template": "a template is no part of an account",
}
"""Types that checks read and that a live account is not asked for, each with the reason."""

NOT_TOLD = {
    "AWS::AppFlow::ConnectorProfile": {"KMSArn"},
    "AWS::Config::ConfigurationRecorder": {"StartedOnCreate"},
    "AWS::SSM::Parameter": {"Value"},
    "AWS::AmazonMQ::Broker": {"Users.Password"},
    "AWS::CloudFormation::Stack": {"TemplateURL"},
    "AWS::DMS::Endpoint": {"Password"},
    "AWS::DataSync::LocationObjectStorage": {"SecretKey"},
    "AWS::DirectoryService::MicrosoftAD": {"Password"},
    "AWS::KinesisFirehose::DeliveryStream": {"RedshiftDestinationConfiguration.Password"},
    "AWS::RDS::DBCluster": {"MasterUserPassword"},
    "AWS::RDS::DBInstance": {"MasterUserPassword", "AutomaticBackupReplicationKmsKeyId"},
    "AWS::Redshift::Cluster": {"MasterUserPassword"},
    "AWS::IAM::SAMLProvider": {"Name"},
    "AWS::IAM::ServerCertificate": {"CertificateBody"},
    "AWS::IAM::User": {"AccessKeys.Id"},
    "AWS::S3Express::DirectoryBucket": {"DataRedundancy"},
}
"""What examples of checks set and no call tells: passwords, which AWS never tells, what another Region tells, and what
something was made of."""


def test_every_type_that_a_check_reads_is_read() -> None:
    types = {name for check in load() for name in (*check.types, *check.needs)}
    read = {table.type for table in all_tables()}
    folded = {name for name, ways in satellites().items() if all(read.intersection(way.parents) for way in ways)}
    assert types - read - folded == NOT_READ.keys(), f"{len(types - read - folded)} of {len(types)} types are not read"


def test_every_property_that_an_example_sets_is_told() -> None:
    """An example sets what its check reads: what no call tells would be undetermined in every account."""
    untold: dict[str, set[str]] = {}
    for check in load():
        for type_name, path in set(_set_in(check)):
            if not _is_told(type_name, path):
                untold.setdefault(type_name, set()).add(path)
    known = {
        name: {path for path in paths if not any(_within(path, one) for one in NOT_TOLD.get(name, ()))}
        for name, paths in untold.items()
    }
    assert {name: paths for name, paths in known.items() if paths} == {}
    assert set(NOT_TOLD) <= set(untold)


def _set_in(check: Any) -> Iterator[tuple[str, str]]:
    for example in examples(check):
        inventory, _ = read_example(example)
        for type_name in {*inventory.types()} & {*check.types, *check.needs}:
            for resource in inventory.of_type(type_name):
                yield from ((type_name, path) for path in _paths(unwrap(resource.properties), ""))


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            below = f"{path}.{name}".removeprefix(".")
            yield below
            yield from _paths(item, below)
    elif isinstance(value, list):
        for item in value:
            yield from _paths(item, path)


def _is_told(type_name: str, path: str) -> bool:
    tables = [table for table in all_tables() if table.type == type_name]
    if not tables:
        return True
    schema = describe(type_name)
    tags = {schema.tags} if schema and any(table.tags for table in tables) else set()
    told = {name.partition(".")[0] for table in tables for name in (*table.origins, *table.spent)} | tags
    unread = {one for table in tables for one in table.unread}
    return path.partition(".")[0] in told and not any(_within(path, one) for one in unread)


def _within(path: str, whole: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")


SOUNDS_SECRET = re.compile(r"(?i)(password|passphrase|secret|privatekey|presharedkey|userdata|credentials)$")
NO_SECRETS = re.compile(
    r"Arn$|\.(credentials|credentialsParameter|repositoryCredentials)$"  # say where, or who
    r"|\.(DomainJoinServiceAccountSecret|MasterUserSecret|secret)$"  # the ARN or the name of a secret
    r"|imagePullCredentialsType$"
)


def test_what_sounds_secret_in_an_answer_is_taken_out() -> None:
    """Every text in every answer whose name says password, secret or the like, as botocore's models have them."""
    found = {
        f"{service}:{name} {path}"
        for service, names in allowed().items()
        for name in names
        for path in _secret(f"{service}:{name}")
    }
    assert found == set()


def _secret(called: str) -> Iterator[str]:
    taken = {*SECRETS.get(called, ()), *(path for path, _ in REWRITES.get(called, ()))}
    for path, shape in _members(operation(called).output_shape, "", ()):
        last = path.rpartition(".")[2]
        text = shape.type_name in ("string", "blob")
        sounds = text and SOUNDS_SECRET.search(last) and not NO_SECRETS.search(path)
        if sounds and last not in ALWAYS and path not in taken:
            yield path


def _members(shape: Any, path: str, above: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if shape is None or shape.name in above:
        return
    yield path, shape
    above = (*above, shape.name)
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield from _members(member, f"{path}.{name}".removeprefix("."), above)
    elif shape.type_name == "list":
        yield from _members(shape.member, f"{path}[]", above)
    elif shape.type_name == "map":
        yield from _members(shape.value, f"{path}.*", above)
