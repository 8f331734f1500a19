"""The partitions of AWS: which one a Region belongs to, and under which domain its endpoints are."""

from __future__ import annotations

_PARTITIONS = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "eusc-": "aws-eusc",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eu-isoe-": "aws-iso-e",
    "us-isof-": "aws-iso-f",
}

_SUFFIXES = {
    "aws-cn": "amazonaws.com.cn",
    "aws-eusc": "amazonaws.eu",
    "aws-iso": "c2s.ic.gov",
    "aws-iso-b": "sc2s.sgov.gov",
    "aws-iso-e": "cloud.adc-e.uk",
    "aws-iso-f": "csp.hci.ic.gov",
}


def url_suffix(partition: str) -> str:
    """The domain of a partition's endpoints, as `AWS::URLSuffix` gives it (botocore's partitions.json)."""
    return _SUFFIXES.get(partition, "amazonaws.com")


def partition_of(region: str | None) -> str | None:
    """The partition that a Region belongs to; None when there is no Region."""
    if not region:
        return None
    return next((name for prefix, name in _PARTITIONS.items() if region.startswith(prefix)), "aws")
