"""Tells a CloudFormation template from all the other YAML and JSON of a repository, by its content.

Three looks, from cheap to certain: at the bytes (almost every file ends here), at the parsed document, and, where a
file cannot be parsed, at how its lines begin, so that a broken template is reported and a broken Helm chart is not.
"""

from __future__ import annotations

import re

from remit.sources.cloudformation.nodes import Map

TYPE_CHECKING = False
if TYPE_CHECKING:
    from remit.sources.cloudformation.nodes import Node

_VERSION_KEY = "AWSTemplateFormatVersion"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_RESOURCES_KEY = re.compile(rb"""Resources["']?[ \t]*:""")
_TOP_LEVEL_KEY = re.compile(
    rb"""^(?:\xef\xbb\xbf)?["']?(AWSTemplateFormatVersion|Resources)["']?[ \t]*:""", re.MULTILINE
)
_JSON_KEY = re.compile(rb'"(AWSTemplateFormatVersion|Resources)"\s*:')
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_TYPE = re.compile(rb"""Type["']?[ \t]*:\s*["']?(?:AWS|Custom|Alexa)::""")

# AWS::S3::Bucket, Custom::Thing, MongoDB::Atlas::Cluster, My::S3::Bucket::MODULE
_TYPE_NAME = re.compile(r"[A-Za-z0-9]+(?:::[A-Za-z0-9_@-]+)+")

# What else people hand over by mistake, by the keys that give it away.
_OTHERS = (
    ({"apiVersion", "kind"}, "a Kubernetes manifest"),
    ({"services"}, "a Compose file"),
    ({"openapi"}, "an OpenAPI document"),
    ({"swagger"}, "an OpenAPI document"),
    ({"jobs", "on"}, "a GitHub workflow"),
    ({"typeName", "properties"}, "a registry schema"),
    ({"planned_values"}, "a Terraform plan"),
    ({"terraform_version", "resources"}, "a Terraform state"),
    ({"service", "provider"}, "a Serverless Framework file; scan the template that it generates"),
    ({"name", "dependencies"}, "a package manifest"),
    ({"Parameters"}, "a parameters file"),
)


def may_be_template(data: bytes) -> bool:
    """Whether parsing is worth its time. True for every template; for few other files."""
    if data[:2] in _UTF_16_MARKS:
        data = _narrowed(data)
    if _VERSION_KEY.encode() in data:
        return True
    return b"Resources" in data and b"::" in data and _RESOURCES_KEY.search(data) is not None


def claims_to_be_template(data: bytes) -> bool:
    """Whether a file that cannot be parsed was meant as one: it has the format version, or resources of AWS types."""
    if data[:2] in _UTF_16_MARKS:
        data = _narrowed(data)
    pattern = _JSON_KEY if _JSON_START.match(data) else _TOP_LEVEL_KEY
    found = {match[1] for match in pattern.finditer(data)}
    return _VERSION_KEY.encode() in found or (bool(found) and _TYPE.search(data) is not None)


def is_template(document: Node) -> bool:
    """Whether a document has the format version, or `Resources` of which one has a type name or is a function."""
    if not isinstance(document, Map):
        return False
    if _VERSION_KEY in document:
        return True
    resources = document.get("Resources")
    return isinstance(resources, Map) and any(_is_resource(name, value) for name, value in resources.items())


def describe(document: Node) -> str:
    """What a document that is no template seems to be, for a message: "it looks like a Kubernetes manifest"."""
    if document is None:
        return "it is empty"
    if not isinstance(document, Map):
        return f"it holds a {'list' if isinstance(document, list) else 'single value'}, not a mapping"
    for keys, name in _OTHERS:
        if keys <= document.keys():
            return f"it looks like {name}"
    return "it has no Resources with a Type such as AWS::S3::Bucket"


def _is_resource(name: str, value: Node) -> bool:
    if name.startswith("Fn::"):
        return True
    kind = value.get("Type") if isinstance(value, Map) else None
    return isinstance(kind, str) and _TYPE_NAME.fullmatch(kind) is not None


def _narrowed(data: bytes) -> bytes:
    """UTF-16 made readable for byte patterns; what is not ASCII does not matter to them."""
    return data[2:].replace(b"\0", b"")
