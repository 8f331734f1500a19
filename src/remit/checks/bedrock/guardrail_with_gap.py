"""Guardrails filter prompt attacks, personal data and made-up answers.

Why: each filter is off until somebody adds it: talking a model out of its instructions, leaking personal data, and
answers that no source backs then pass.

Fix: add `PROMPT_ATTACK` with `InputStrength: HIGH` to `ContentPolicyConfig`, entities or patterns to
`SensitiveInformationPolicyConfig`, `GROUNDING` to `ContextualGroundingPolicyConfig`. Make a new version; each text is
billed.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-prompt-attack.html
- https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html
- https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-contextual-grounding-check.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.bedrock import Guardrail

META = Meta(
    type="AWS::Bedrock::Guardrail",
    duty="application",
    severity="high",
    controls=("SC-7", "SI-10"),
)

MEMBERS = {
    "prompt-attack": {"also": ("bedrock_guardrail_prompt_attack_filter_enabled",), "what": "attack"},
    "sensitive-information": {"also": ("bedrock_guardrail_sensitive_information_filter_enabled",), "what": "data"},
    "contextual-grounding": {"also": ("bedrock_guardrail_contextual_grounding_filter_enabled",), "what": "ground"},
}


def run(guardrail: Guardrail, member: dict[str, Any]) -> Result:
    if member["what"] == "attack":
        return expect(some(stops_attacks, guardrail.ContentPolicyConfig.FiltersConfig), "prompt attacks pass it")
    if member["what"] == "data":
        personal = guardrail.SensitiveInformationPolicyConfig
        ways = (lambda: some(bool, personal.PiiEntitiesConfig), lambda: some(bool, personal.RegexesConfig))
        return expect(some(lambda way: way(), ways), "personal data passes it")
    grounded = some(lambda one: one.Type == "GROUNDING", guardrail.ContextualGroundingPolicyConfig.FiltersConfig)
    return expect(grounded, "answers without a source pass it")


def stops_attacks(one: Any) -> bool:
    return bool(one.Type == "PROMPT_ATTACK" and one.InputStrength in ("HIGH", "MEDIUM", "LOW"))


EXAMPLES = """
# pass: all three
Type: AWS::Bedrock::Guardrail
Properties:
  Name: strict
  ContentPolicyConfig: {FiltersConfig: [{Type: PROMPT_ATTACK, InputStrength: HIGH, OutputStrength: NONE}]}
  SensitiveInformationPolicyConfig: {PiiEntitiesConfig: [{Type: PHONE, Action: ANONYMIZE}]}
  ContextualGroundingPolicyConfig: {FiltersConfig: [{Type: GROUNDING, Threshold: 0.7}]}
---
# fail: none
Type: AWS::Bedrock::Guardrail
Properties: {Name: loose, BlockedInputMessaging: "no", BlockedOutputsMessaging: "no"}
---
# undetermined: parameters
Type: AWS::Bedrock::Guardrail
Properties:
  Name: strict
  ContentPolicyConfig: {FiltersConfig: [{Type: PROMPT_ATTACK, InputStrength: !Ref Strength, OutputStrength: NONE}]}
  SensitiveInformationPolicyConfig: !Ref Personal
  ContextualGroundingPolicyConfig: {FiltersConfig: !Ref Grounds}
"""
