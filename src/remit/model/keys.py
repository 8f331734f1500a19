"""Whose a key is: the customer's, or one that AWS manages for a service; who renews a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.unknowns import PartialString, Reference, Undetermined, Unknown, cause_of
from remit.model.values import some

if TYPE_CHECKING:
    from typing import Any

    from remit.model.protocols import World

OF_AWS = "alias/aws/"
"""How the aliases of keys that AWS manages begin; nobody else can make one, nor give such a key another.

https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
"""

SERVICES = (
    *("backup", "codeartifact", "connect", "dms", "ebs", "ecr", "elasticache", "elasticfilesystem", "es", "fsx"),
    *("kafka", "kinesis", "kinesisvideo", "memorydb", "rds", "redshift", "s3", "sns", "sqs", "timestream"),
)


def is_own_key(key: Any, of: Any, world: World) -> bool:
    """Whether a key that a resource names is the customer's. `of` are the properties of the resource.

    In code, where AWS's key need not be named, each is that is not named by AWS's alias. An account tells the ARN of
    whichever key there is, so that the key itself has to be asked; one out of sight is undetermined.
    """
    if not key:
        return False
    if isinstance(key, str) and "alias/" in key:
        return OF_AWS not in key
    if isinstance(key, PartialString) and some(lambda name: key == OF_AWS + name, SERVICES):
        return False
    return world.declared(of) or bool(world.resolve(key, "AWS::KMS::Key").KeyManager != "AWS")


def is_uploaded(certificate: Any, world: World) -> bool:
    """Whether a certificate that a listener names was uploaded to IAM; ACM makes and renews the others."""
    if isinstance(certificate, Reference):
        for kind, uploaded in (("AWS::CertificateManager::Certificate", False), ("AWS::IAM::ServerCertificate", True)):
            made = world.resolve(certificate, kind)
            if not isinstance(made, Unknown):
                return uploaded
            if cause_of(made).condition:
                raise Undetermined(cause_of(made))
    return ":iam:" in certificate
