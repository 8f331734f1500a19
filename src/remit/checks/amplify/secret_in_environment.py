"""Environment variables of an app hold no secrets.

Why: variables of Amplify stand readable in the console and in every build; what the build writes them into, every
visitor can download.

Fix: put the value into Systems Manager Parameter Store or Amplify's own secrets and read it there. Change the one
that stood there.

Links:
- https://docs.aws.amazon.com/amplify/latest/userguide/environment-variables.html
- https://docs.aws.amazon.com/amplify/latest/userguide/environment-secrets.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.amplify import App

META = Meta(
    type="AWS::Amplify::App",
    duty="key-custody",
    severity="high",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "amplify_app_no_secrets_in_environment",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(app: App, world: World) -> Result:
    found = world.secrets.holds(app.EnvironmentVariables)
    return expect(not found, "a variable holds a credential in the clear")


EXAMPLES = """
# pass: a place, not a secret
Type: AWS::Amplify::App
Properties: {Name: shop, EnvironmentVariables: [{Name: API_URL, Value: "https://api.example.com"}]}
---
# fail: in the clear
Type: AWS::Amplify::App
Properties: {Name: shop, EnvironmentVariables: [{Name: PAYMENT_API_KEY, Value: example}]}
---
# undetermined: a parameter
Type: AWS::Amplify::App
Properties: {Name: shop, EnvironmentVariables: [{Name: PAYMENT_API_KEY, Value: !Ref Key}]}
"""
