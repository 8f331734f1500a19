"""URLs and host names that AWS gives: what is known of their shape before they exist.

"Return values" of the types' pages, such as
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html.
"""

from __future__ import annotations

from remit.model import Reference, Unknown, cause_of

URLS: dict[str, tuple[str, tuple[object, ...]]] = {
    "FunctionUrl": ("https://", ("/",)),
    "ApiEndpoint": ("https://", ()),
    "InvokeUrl": ("https://", (Unknown("the path of a stage is known only once it exists"),)),
    "WebsiteURL": ("http://", ()),
}
"""Attributes that give a URL: what stands before the host in it, and behind."""
HOST = ".Host"
"""What is added to the name of such an attribute for the host alone."""
HOSTS = ("DNSName", "DomainName", "DualStackDomainName", "RegionalDomainName")
"""Attributes that give a host name."""
MARKS = ("/", ":", "://", "http://", "https://")
"""What parts a URL: no `://` begins in a host, and none ends in one."""
DEPLOYED = ("AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::URLSuffix")
"""Pseudo parameters that hold no mark of a URL."""
NAMED = (
    *("AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage"),
    *("AWS::S3::Bucket", "AWS::MediaStore::Container"),
)
"""Types whose `Ref` is an id or a name without a mark of a URL."""


def spelled(reference: Reference) -> tuple[object, ...]:
    """The parts of what a reference gives: of a URL its scheme and its host, of anything else itself."""
    before, behind = URLS.get(reference.attribute, ("", ()))
    return (before, Reference(reference.target, reference.attribute + HOST), *behind) if before else (reference,)


def is_whole(part: object) -> bool:
    """Whether a part of a text that is not known surely holds neither `/` nor `:`."""
    if isinstance(part, Reference):
        return part.attribute.endswith((HOST, *HOSTS))
    return isinstance(part, Unknown) and cause_of(part).parameter in DEPLOYED
