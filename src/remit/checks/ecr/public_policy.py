"""Images can be pulled by those who were meant only.

Why: everybody with an AWS account who guesses the name pulls the images with all code and secrets in them, or pushes
their own.

Fix: name accounts or roles in `RepositoryPolicyText`, or an organization by `aws:PrincipalOrgID`. Takes effect at
once; images that were pulled stay known.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ecr import Repository

META = Meta(
    type="AWS::ECR::Repository",
    duty="identity-access",
    severity="critical",
    also=("CKV_AWS_32", "ecr_repositories_not_publicly_accessible", "AWS-0032"),
    controls=("AC-3", "AC-6", "AC-21", "SC-7(3)"),
)


def run(repository: Repository, world: World) -> Result:
    answer = world.iam.allows_anyone(repository.RepositoryPolicyText)
    return failed("everybody with an AWS account may use it", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one account
Type: AWS::ECR::Repository
Properties:
  RepositoryPolicyText:
    Statement:
      - {Effect: Allow, Principal: {AWS: "arn:aws:iam::123456789012:root"}, Action: "ecr:BatchGetImage"}
---
# fail: everybody
Type: AWS::ECR::Repository
Properties:
  RepositoryPolicyText: {Statement: [{Effect: Allow, Principal: "*", Action: "ecr:BatchGetImage"}]}
---
# undetermined: a parameter
Type: AWS::ECR::Repository
Properties:
  RepositoryPolicyText: {Statement: [{Effect: Allow, Principal: {AWS: !Ref Account}, Action: "ecr:BatchGetImage"}]}
"""
