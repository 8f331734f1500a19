"""Secrets of delivery streams stand in no template.

Why: a secret written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: use `SecretsManagerConfiguration` of the destination instead of `Password` or `HECToken`, or refer to a secret:
`{{resolve:secretsmanager:…}}`. Change the exposed one at once.

Links:
- https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.kinesisfirehose import DeliveryStream

META = Meta(
    type="AWS::KinesisFirehose::DeliveryStream",
    duty="key-custody",
    severity="high",
    controls=("IA-5", "IA-5(7)", "SC-12"),
)

MEMBERS = {
    "redshift": {
        "destination": "RedshiftDestinationConfiguration",
        "secret": "Password",
        "also": (
            "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
            "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_USES_SECURE_PARAMETER",
            "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_USES_SECURE_SERVICE",
        ),
    },
    "splunk": {
        "destination": "SplunkDestinationConfiguration",
        "secret": "HECToken",
        "also": (
            "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
            "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_USES_SECURE_PARAMETER",
            "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_USES_SECURE_SERVICE",
        ),
    },
}


def run(stream: DeliveryStream, world: World, member: dict[str, Any]) -> Result:
    if not world.declared(stream):
        return not_applicable("AWS never tells the secrets of what exists")
    destination = stream[member["destination"]]
    if not destination:
        return not_applicable("it delivers elsewhere")
    written = world.secrets.written(destination[member["secret"]])
    return expect(not written, written.reason)


EXAMPLES = """
# not-applicable: none is needed
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamName: orders}
---
# fail[redshift]: everybody can read it
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {RedshiftDestinationConfiguration: {Username: loader, Password: correct-horse}}
---
# fail[splunk]: so can everybody this
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {SplunkDestinationConfiguration: {HECEndpoint: "https://splunk.example.com", HECToken: correct-horse}}
---
# pass[redshift]: a secret of Secrets Manager, read at deployment
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {RedshiftDestinationConfiguration: {Username: loader, Password: "{{resolve:secretsmanager:loader}}"}}
---
# undetermined[redshift]: given out by another stack
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {RedshiftDestinationConfiguration: {Username: loader, Password: !ImportValue Password}}
"""
