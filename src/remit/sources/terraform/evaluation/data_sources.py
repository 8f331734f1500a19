"""Data sources that can be worked out without the account: policy documents, and where Terraform runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Filled, StoredSecret, Unknown
from remit.sources.causes import Elsewhere
from remit.sources.partitions import partition_of, url_suffix
from remit.sources.terraform.evaluation import policy_documents
from remit.sources.terraform.evaluation.values import Malformed, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.terraform.evaluation.resources import ResourceInstance


def attribute(instance: ResourceInstance, name: str) -> Any:
    """The value of an attribute of a data source; None when only the account can tell it."""
    work = _KNOWN.get(instance.type)
    return work(instance, name) if work is not None else None


def _document(instance: ResourceInstance, name: str) -> Any:
    if name not in ("json", "minified_json"):
        return None
    root = instance.module.root
    return root.once(f"{instance.address}.json", lambda: policy_documents.encoded(instance.values()))


def _called(attribute: str) -> Callable[[ResourceInstance, str], Any]:
    """For a data source whose `id` is the name by which it is looked up."""
    return lambda instance, name: instance.written(attribute) if name == "id" else None


def _identity(instance: ResourceInstance, name: str) -> Any:
    if name not in ("account_id", "id"):
        return None
    account = instance.module.provider_of(instance.declared, instance.evaluator).account
    return account or Filled(Cause("the account is known only when Terraform runs", parameter="AWS::AccountId"))


def _region(instance: ResourceInstance, name: str) -> Any:
    if name not in ("name", "region", "id"):
        return None
    region = instance.module.provider_of(instance.declared, instance.evaluator).region
    return region or Filled(
        Cause("the Region is known only when Terraform runs (use --region)", parameter="AWS::Region")
    )


def _partition(instance: ResourceInstance, name: str) -> Any:
    if name not in ("partition", "id", "dns_suffix"):
        return None
    region = instance.module.provider_of(instance.declared, instance.evaluator).region
    partition = partition_of(region)
    if partition is None:
        parameter = "AWS::URLSuffix" if name == "dns_suffix" else "AWS::Partition"
        return Filled(Cause("the partition is known only when Terraform runs (use --region)", parameter=parameter))
    return url_suffix(partition) if name == "dns_suffix" else partition


def _service_principal(instance: ResourceInstance, name: str) -> Any:
    """The name of a service, which is the same in all partitions but a few that AWS lists.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service_principal
    """
    service = instance.written("service_name")
    return f"{service}.amazonaws.com" if name in ("name", "id") and isinstance(service, str) else None


def _policy_of_aws(instance: ResourceInstance, name: str) -> Any:
    """The ARN of a managed policy of AWS's that is looked up by its name: two of that name would end the plan.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy
    """
    called = instance.written("name")
    if name not in ("arn", "id") or not isinstance(called, str):
        return None
    from remit.engines.iam import managed_policies

    path = next((each for each in managed_policies.names() if each.rpartition("/")[2] == called), None)
    return path and joined(["arn:", _partition(instance, "partition"), f":iam::aws:policy/{path}"])


def _oidc_provider(instance: ResourceInstance, name: str) -> Any:
    """The ARN of an identity provider that is looked up by its address."""
    url = instance.written("url")
    if name not in ("arn", "id") or not isinstance(url, str):
        return None
    partition, account = _partition(instance, "partition"), _identity(instance, "account_id")
    return joined(["arn:", partition, ":iam::", account, f":oidc-provider/{url.removeprefix('https://')}"])


def _default_tags(instance: ResourceInstance, name: str) -> Any:
    provider = instance.module.provider_of(instance.declared, instance.evaluator)
    return provider.default_tags if name == "tags" else None


def _template(instance: ResourceInstance, name: str) -> Any:
    """The old template_file: https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file."""
    if name != "rendered":
        return None
    text, told = instance.written("template"), instance.written("vars")
    told = {} if told is None else told
    if not isinstance(text, str) or not isinstance(told, dict):
        return None
    from remit.model import RemitError
    from remit.sources.terraform.evaluation.evaluator import Evaluator
    from remit.sources.terraform.evaluation.loops import Bare
    from remit.sources.terraform.hcl.reading import read_template

    try:
        parsed = read_template(text, instance.address)
        return Evaluator(Bare(instance.evaluator.scope.files), told, instance.evaluator.steps).value(parsed)
    except (Malformed, RemitError) as error:
        return Unknown(Cause(f"{instance.address} cannot be rendered: {error}"[:300]))


def _stored(*names: str) -> Callable[[ResourceInstance, str], Any]:
    """For a data source that reads a secret from a store: these attributes are the secret itself."""

    def told(instance: ResourceInstance, name: str) -> Any:
        if name not in names:
            return None
        address = f"{instance.address}.{name}"
        return StoredSecret(Elsewhere(f"{address} is read from the account", name=address))

    return told


_KNOWN: dict[str, Callable[[ResourceInstance, str], Any]] = {
    "aws_caller_identity": _identity,
    "aws_default_tags": _default_tags,
    "aws_iam_openid_connect_provider": _oidc_provider,
    "aws_iam_policy": _policy_of_aws,
    "aws_iam_policy_document": _document,
    "aws_iam_role": _called("name"),
    "aws_partition": _partition,
    "aws_region": _region,
    "aws_s3_bucket": _called("bucket"),
    "aws_secretsmanager_random_password": _stored("random_password"),
    "aws_secretsmanager_secret_version": _stored("secret_string", "secret_binary"),
    "aws_service_principal": _service_principal,
    "template_file": _template,
}
