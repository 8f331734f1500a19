"""Resources of an inventory as targets: their ARN, their policies in whatever property, and what the service adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.access import BUCKET
from remit.engines.iam.arns import account_of, arn_of
from remit.engines.iam.attachments import document_of
from remit.engines.iam.buckets import FAMILY, acl_of, bucket_behind, is_private, restricted
from remit.engines.iam.document import Principal, statement_of
from remit.engines.iam.documents import items
from remit.engines.iam.identities import tags_of
from remit.engines.iam.library import blank, told_name
from remit.engines.iam.organizations import RESOURCE_CONTROL
from remit.engines.iam.publicity import is_public
from remit.engines.iam.request import Policy, Target, policy_of
from remit.engines.iam.text import Text, made
from remit.engines.iam.truth import either
from remit.model import MISSING, Cause, Obj, PartialString, Unknown, cause_of, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.organizations import Organization
    from remit.model import Resource

CONDITIONS = {
    "SourceArn": ("ArnLike", "aws:SourceArn"),
    "SourceAccount": ("StringEquals", "aws:SourceAccount"),
    "PrincipalOrgID": ("StringEquals", "aws:PrincipalOrgID"),
    "FunctionUrlAuthType": ("StringEquals", "lambda:FunctionUrlAuthType"),
    "EventSourceToken": ("StringEquals", "lambda:EventSourceToken"),
    "InvokedViaFunctionUrl": ("Bool", "lambda:InvokedViaFunctionUrl"),
}
"""What Lambda makes of the properties of a permission:
https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html."""

KEYS = ("AWS::KMS::Key", "AWS::KMS::ReplicaKey")
GRANTABLE = (
    *("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:Sign", "kms:Verify"),
    *("kms:GenerateMac", "kms:VerifyMac", "kms:DeriveSharedSecret", "kms:GetPublicKey", "kms:DescribeKey"),
    *("kms:CreateGrant", "kms:RetireGrant"),
)
"""What a grant may allow: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations."""

KINDS = {
    "arn:[^:]*:kms:[^:]*:[^:]*:key/": "AWS::KMS::Key",
    "arn:[^:]*:iam::[^:]*:role/": "AWS::IAM::Role",
    "arn:[^:]*:s3:::": "AWS::S3::Bucket",
}
WITHOUT_POLICY = re.compile(
    "arn:[^:]*:(ec2|rds|autoscaling|cloudformation|elasticloadbalancing|cloudfront|ecs|elasticache|route53):"
    "|arn:[^:]*:iam::[^:]*:(user|group|policy|instance-profile)/"
)
"""What has no policy of its own:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html."""

LOCKED = {
    ":role/aws-service-role/": "AWS lets nobody change a role that belongs to a service",
    ":role/aws-reserved/": "AWS lets nobody change a role that IAM Identity Center made",
    ":iam::aws:policy/": "AWS lets nobody change its own managed policies",
}
"""What belongs to AWS, by a part of its ARN:
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html."""


def target_of(resource: Resource, library: Library, organization: Organization) -> Target:
    """A resource with all that decides about requests for it."""
    arn = arn_of(resource)
    policies = tuple(policies_of(resource))
    return Target(
        arn,
        account_of(resource),
        kind_of("".join(arn)) or resource.type,
        tags=tags_of(resource),
        organization=organization.id_of(resource),
        policies=policies,
        grants=grants_of(resource),
        acl=acl_of(resource, library, organization),
        restricted=either((is_private(resource), restricted(resource, library, organization))),
        public=resource.type in FAMILY and is_public(policies),
        rcps=organization.levels(RESOURCE_CONTROL, resource),
        management=organization.manages(resource.account),
        locked=locked("".join(arn)),
        known=True,
        behind=behind(resource, library, organization),
    )


def behind(resource: Resource, library: Library, organization: Organization) -> Target | None:
    """The bucket that an access point leads to; one that is not at hand has a policy that may say anything."""
    bucket = bucket_behind(resource, library)
    if bucket is None:
        return None
    if isinstance(bucket, Cause):
        unread = (blank("the policy of the bucket", bucket),)
        return Target(("*",), account_of(resource), BUCKET, policies=unread, tags=bucket)
    return target_of(bucket, library, organization)


def kind_of(arn: str) -> str:
    """The type of what an ARN names, of those whose own policy must allow; empty for any other."""
    return next((kind for pattern, kind in KINDS.items() if re.match(pattern, arn)), "")


def locked(arn: str) -> str:
    """Why nobody may change what an ARN names; empty for what belongs to the customer."""
    return next((why for part, why in LOCKED.items() if part in arn), "")


def policies_of(resource: Resource) -> Iterator[Policy]:
    """The policies of a resource itself."""
    document = document_of(resource)
    absent = is_known(document) and document == MISSING
    name = f"the policy of {told_name(resource)}"
    if resource.type in KEYS and absent:
        yield policy_of(name, wrap(default_key_policy(resource)))
    elif not absent:
        yield policy_of(name, document, resource.key)
    if resource.type == "AWS::Lambda::Function" and absent:
        for at, permission in enumerate(items(resource.properties["Permissions"]), start=1):
            yield permission_policy(f"permission {at} of {told_name(resource)}", permission)
    for item in items(resource.properties["ResourcePolicies"]) if resource.type == "AWS::SSM::Parameter" else ():
        yield policy_of(f"a policy of {told_name(resource)}", item["Policy"] if isinstance(item, Obj) else item)
    for item in items(resource.properties["EventBusPolicies"]) if resource.type == "AWS::Events::EventBus" else ():
        yield policy_of(f"a policy of {told_name(resource)}", Obj({"Statement": bus_statement(item)}))


def default_key_policy(resource: Resource) -> dict[str, Any]:
    """What a key has without a policy of its own:
    https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
    """  # noqa: D205
    account = resource.account or Unknown(Cause("the account of the key is not known", parameter="AWS::AccountId"))
    named = account if isinstance(account, str) else PartialString(["arn:aws:iam::", account, ":root"])
    return {"Statement": [{"Effect": "Allow", "Principal": {"AWS": named}, "Action": "kms:*", "Resource": "*"}]}


def permission_policy(name: str, permission: Any) -> Policy:
    """A Lambda permission as the statement that Lambda makes of it."""
    if not isinstance(permission, Obj):
        return blank(name, cause_of(permission))
    conditions: dict[str, dict[str, Any]] = {}
    for key, (operator, condition) in CONDITIONS.items():
        if key in tuple(permission):
            conditions.setdefault(operator, {})[condition] = permission[key]
    statement = granting(permission)
    return policy_of(name, wrap({"Statement": [statement | ({"Condition": conditions} if conditions else {})]}))


def bus_statement(policy: Any) -> Any:
    """The statement of an event bus's policy, or the older words for one: an account, an action and a condition.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html.
    """
    if not isinstance(policy, Obj) or not is_known(policy["Statement"]) or policy["Statement"] != MISSING:
        return policy["Statement"] if isinstance(policy, Obj) else policy
    statement = granting(policy)
    condition = policy["Condition"]
    if not is_known(condition) or condition != MISSING:
        parts = [condition[name] if isinstance(condition, Obj) else condition for name in ("Type", "Key", "Value")]
        odd = next((Unknown(cause_of(each)) for each in parts if not isinstance(each, str)), None)
        statement["Condition"] = {parts[0]: {parts[1]: parts[2]}} if odd is None else odd
    return wrap({**statement, "Resource": "*"})


def granting(permission: Any) -> dict[str, Any]:
    """The Allow that an action and a principal make; what one of them leaves out is not known."""
    action, principal = (
        Unknown(f"it names no {name}") if is_known(found := permission[name]) and found == MISSING else found
        for name in ("Action", "Principal")
    )
    return {"Effect": "Allow", "Action": action, "Principal": principal_of(principal)}


def principal_of(value: Any) -> Any:
    """Who may call: a service by its name, else an account or an ARN."""
    if isinstance(value, str) and "." in value and not value.startswith("arn:"):
        return {"Service": value}
    return "*" if isinstance(value, str) and value == "*" else {"AWS": value}


def grants_of(resource: Resource) -> tuple[Policy, ...]:
    """The grants of a key as policies. Files declare none; those of an account that were not read may let in anyone.

    Grants for services are made by these, for what the account has with them: they let no other customer in.
    """
    if resource.type not in KEYS or resource.declared or resource.location.file is not None:
        return ()
    grants = resource.properties["Grants"]
    if is_known(grants) and grants == MISSING:
        return (unread_grant(resource, grants),)
    return tuple(
        grant_policy(each) if isinstance(each, Obj) else unread_grant(resource, each)
        for each in items(grants)
        if not (isinstance(each, Obj) and is_service(each["GranteePrincipal"]))
    )


def is_service(grantee: Any) -> bool:
    """Whether a grant is for a service."""
    return is_known(grantee) and (grantee == MISSING or str(grantee).endswith((".amazonaws.com", ".amazonaws.com.cn")))


def grant_policy(grant: Obj) -> Policy:
    """A grant as a policy. Its constraints ask for an encryption context, which the grantee chooses."""
    operations = items(grant["Operations"])
    actions = [f"kms:{each}" for each in operations if isinstance(each, str)] or list(GRANTABLE)
    statement = {"Effect": "Allow", "Principal": {"AWS": grant["GranteePrincipal"]}, "Action": actions}
    return policy_of("a grant of the key", wrap({"Statement": [statement]}))


def unread_grant(resource: Resource, value: Any) -> Policy:
    """A grant of which nothing is known, for any one principal."""
    cause = Cause("the grants of the key are not among what was read") if is_known(value) else cause_of(value)
    grantee = Text.of((made(f"{resource.key}!grantee", cause, fixed=True),))
    grant = statement_of(Obj({"Effect": "Allow", "Action": list(GRANTABLE)}), variables=False)
    return Policy("a grant of the key", (grant._replace(principals=(Principal("AWS", grantee),)),))
