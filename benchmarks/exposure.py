"""What it costs to grade how far everything is open: CPU time and memory, by the number of resources.

Run with the project's interpreter: `.venv/bin/python benchmarks/exposure.py [RESOURCES]`. A third each are buckets with
a policy of five statements, roles, and functions of which each has a URL; twice as many must take about twice as long.
"""

from __future__ import annotations

import resource
import sys
import time

from remit.engines.iam.estate import Estate
from remit.engines.iam.exposure import exposures
from remit.model import MemoryInventory, Resource, wrap

ACCOUNT = "111122223333"
GOAL_MS = 2.0
"""A resource, all in; shown, and nothing fails on a time."""


def made(type_name: str, number: int, **properties: object) -> Resource:
    """A resource of the account."""
    name = f"{type_name.rpartition(':')[2]}-{number}"
    found = wrap(properties).__dict__
    arn = f"arn:aws:s3:::{name}" if "Bucket" in type_name else f"arn:aws:x:eu-west-1:{ACCOUNT}:{name}"
    return Resource(
        type_name, name, f"{ACCOUNT}#{name}", found, scope=ACCOUNT, account=ACCOUNT, arn=arn, name=name, declared=False
    )


def policy(number: int) -> dict[str, object]:
    """Five statements: roles, services, an organization, and Deny statements against others."""
    arn = f"arn:aws:s3:::Bucket-{number}"
    others = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1234567890"}}
    statements = [
        {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:role/r{number}"}, "Action": "s3:*", "Resource": f"{arn}/*"},
        {"Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": f"{arn}/*"},
        {"Principal": "*", "Action": "s3:GetObject", "Resource": f"{arn}/public/*", "Condition": others},
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": [arn, f"{arn}/*"], "Condition": others},
        {"Principal": {"AWS": ["222222222222", "333333333333"]}, "Action": "s3:Get*", "Resource": f"{arn}/*"},
    ]
    return {"PolicyDocument": {"Statement": [{"Effect": "Allow"} | each for each in statements]}}


def estate(size: int) -> MemoryInventory:
    """So many resources."""
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    call = {"Principal": "*", "Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}
    found = []
    for number in range(size // 3):
        found.append(made("AWS::S3::Bucket", number, BucketPolicy=policy(number), OwnershipControls={"Rules": []}))
        found.append(made("AWS::IAM::Role", number, AssumeRolePolicyDocument={"Statement": [trust]}))
        found.append(made("AWS::Lambda::Function", number, Permissions=[call]))
        found.append(made("AWS::Lambda::Url", number, TargetFunctionArn=f"Function-{number}", AuthType="NONE"))
    return MemoryInventory(found, whole=True)


def measure(size: int) -> float:
    """Milliseconds a resource."""
    inventory = estate(size)
    begun = time.process_time()
    found = exposures(Estate(inventory))
    took = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(found):>7} resources  {took:6.2f} s  {took / len(found) * 1000:5.2f} ms each  {megabytes:5.0f} MB")
    return took / len(found) * 1000


def main(size: int) -> None:
    """Half, then all."""
    half, whole = measure(size // 2), measure(size)
    print(f"goal {GOAL_MS} ms each: {'met' if whole <= GOAL_MS else 'missed'}; twice as many: {whole / half:.2f} each")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_000)
