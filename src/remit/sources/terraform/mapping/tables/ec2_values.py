"""Amazon EC2: values that more than one of its tables changes, and blocks that more than one has."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import members

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT_DEVICE = Unknown("the image names its root device")

EBS_VOLUME = {
    "delete_on_termination": "Ebs.DeleteOnTermination",
    "encrypted": "Ebs.Encrypted",
    "iops": "Ebs.Iops",
    "kms_key_id": "Ebs.KmsKeyId",
    "volume_size": "Ebs.VolumeSize",
    "volume_type": "Ebs.VolumeType",
}
"""A volume that is made with an instance: what a root volume and others, of instances and of configurations, have."""


def objects(key: str) -> Callable[[Any], list[dict[str, Any]]]:
    """For a list of texts that CloudFormation writes as a list of objects with one property."""
    return lambda told: [{key: item} for item in members(told)]


def clear_text(value: Any) -> Any:
    """What a text in base64 says, as `Fn::Base64` of a template is read; the text itself when that is no text."""
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return value


def unhashed(value: Any) -> Any:
    """User data as it is written. Plans and states of version 5 of the provider keep a SHA-1 of it."""
    hashed = isinstance(value, str) and re.fullmatch("[0-9a-f]{40}", value)
    return Unknown("Terraform keeps only a hash of the user data") if hashed else value


def suppressed(value: Any) -> Any:
    """That a device of the image is left out, for which CloudFormation has an empty object."""
    return {} if value else None
