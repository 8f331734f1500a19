"""User pools demand passwords that are hard to guess.

Why: short passwords of one kind of character are guessed from lists within the number of tries that a sign-in page
allows.

Fix: set `Policies.PasswordPolicy` with a `MinimumLength` of 8 or more and all four `Require…`, or leave it out:
Cognito's own policy is that. It holds for passwords that are set from then on; nobody is locked out.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="medium",
    also=("Cognito.3", "config:cognito-user-pool-password-policy-check"),
    controls=("IA-5", "IA-5(1)", "IA-8"),
)

LEAST = 8
KINDS = ("RequireLowercase", "RequireUppercase", "RequireNumbers", "RequireSymbols")


def run(pool: UserPool) -> Result:
    policy = pool.Policies.PasswordPolicy
    if not policy:
        return passed("Cognito's own policy demands eight characters of four kinds")
    demands = (
        lambda: or_default(policy.MinimumLength, LEAST) >= LEAST,  # managing-users-passwords
        lambda: every(lambda kind: policy[kind], KINDS),
    )
    return expect(every(lambda demand: demand(), demands), "it accepts passwords that are short or of few kinds")


EXAMPLES = """
# pass: Cognito's own
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers}
---
# pass: long, of all kinds
Type: AWS::Cognito::UserPool
Properties:
  Policies:
    PasswordPolicy:
      {MinimumLength: 12, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true}
---
# fail: six characters, whatever else
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {MinimumLength: 6, RequireNumbers: !Ref Numbers}}}
---
# undetermined: the length is a parameter
Type: AWS::Cognito::UserPool
Properties:
  Policies:
    PasswordPolicy:
      MinimumLength: !Ref Length
      RequireLowercase: true
      RequireUppercase: true
      RequireNumbers: true
      RequireSymbols: true
"""
