"""User pools ask for long passwords of all kinds of characters.

Why: each kind of character and each place more makes the lists longer that an attacker must try.

Fix: set the property in `Policies.PasswordPolicy`. It holds for passwords that are set from then on; nobody is locked
out.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="low",
    controls=("IA-5(1)", "IA-8"),
)


MEMBERS = {
    "length": {
        "property": "MinimumLength",
        "least": 14,
        "also": ("cognito_user_pool_password_policy_minimum_length_14",),
    },
    "lowercase": {
        "property": "RequireLowercase",
        "least": 1,
        "also": ("cognito_user_pool_password_policy_lowercase",),
    },
    "uppercase": {
        "property": "RequireUppercase",
        "least": 1,
        "also": ("cognito_user_pool_password_policy_uppercase",),
    },
    "number": {
        "property": "RequireNumbers",
        "least": 1,
        "also": ("cognito_user_pool_password_policy_number",),
    },
    "symbol": {
        "property": "RequireSymbols",
        "least": 1,
        "also": ("cognito_user_pool_password_policy_symbol",),
    },
}
DEFAULT = 8  # characters of all kinds: Cognito's own policy, which holds where the pool has none


def run(pool: UserPool, member: dict[str, Any]) -> Result:
    policy = pool.Policies.PasswordPolicy
    value = or_default(policy[member["property"]], DEFAULT if member["least"] > 1 or not policy else 0)
    return expect(value >= member["least"], "it accepts simpler passwords")


EXAMPLES = """
# pass: long and of all kinds
Type: AWS::Cognito::UserPool
Properties:
  Policies:
    PasswordPolicy:
      {MinimumLength: 14, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true}
---
# fail: eight characters of any kind
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {MinimumLength: 8}}}
---
# fail[length]: Cognito's own policy
Type: AWS::Cognito::UserPool
---
# undetermined[length]: a parameter
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {MinimumLength: !Ref Length}}}
"""
