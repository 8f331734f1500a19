"""Trivy's long check names, which tfsec used as well, and the ids that they stand for.

A long name is `<provider>-<service>-<short code>`. Checks list the ids, bare: `AWS-0089`.
https://trivy.dev/latest/docs/scanner/misconfiguration/config/config/ and, for each check, https://avd.aquasec.com/misconfig/
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache

_ID = re.compile(r"(?:avd-)?(aws-\d{4})")

_ALIASES = {"aws-s3-enable-bucket-logging": "aws-s3-enable-logging"}
"""Names that tfsec had, where Trivy's differ. https://aquasecurity.github.io/tfsec/v1.28.4/checks/aws/s3/"""

_MOVED = ("aws-vpc-", "aws-ec2-")
"""tfsec had a service `vpc`; Trivy keeps its checks under `ec2`."""


def ids(word: str) -> list[str]:
    """The ids that a word of an ignore comment stands for: an id with or without `AVD-`, a long name, a glob of them.

    `*` alone is every check of Trivy's for AWS. A word that is none of them comes back as it is.
    """
    wanted = word.casefold()
    if found := _ID.fullmatch(wanted):
        return [found[1].upper()]
    if wanted in ("*", "aws-*"):
        return ["AWS-*"]
    names = _names()
    if wanted.startswith(_MOVED[0]) and wanted not in names:
        wanted = wanted.replace(*_MOVED, 1)
    wanted = _ALIASES.get(wanted, wanted)
    return sorted({id_ for name, id_ in names.items() if fnmatchcase(name, wanted)}) or [word]


@cache
def _names() -> dict[str, str]:
    """Long name to id."""
    pairs = (line.split() for line in _TABLE.strip().splitlines())
    return {f"aws-{name}": f"AWS-{number}" for name, number in pairs}


_TABLE = """
accessanalyzer-enable-access-analyzer 0175
ami-ensure-ami-has-owners 0344
apigateway-enable-access-logging 0001
apigateway-enable-cache 0190
apigateway-enable-cache-encryption 0002
apigateway-enable-tracing 0003
apigateway-no-public-access 0004
apigateway-use-secure-tls-policy 0005
athena-enable-at-rest-encryption 0006
athena-no-encryption-override 0007
cloudfront-enable-logging 0010
cloudfront-enable-waf 0011
cloudfront-enforce-https 0012
cloudfront-use-secure-tls-policy 0013
cloudtrail-enable-all-regions 0014
cloudtrail-enable-log-validation 0016
cloudtrail-encryption-customer-managed-key 0015
cloudtrail-ensure-cloudwatch-integration 0162
cloudtrail-no-public-log-access 0161
cloudtrail-require-bucket-access-logging 0163
cloudwatch-log-group-customer-key 0017
cloudwatch-require-cloud-trail-change-alarm 0151
cloudwatch-require-cmk-disabled-alarm 0153
cloudwatch-require-config-configuration-changes-alarm 0155
cloudwatch-require-console-login-failures-alarm 0152
cloudwatch-require-iam-policy-change-alarm 0150
cloudwatch-require-nacl-changes-alarm 0157
cloudwatch-require-network-gateway-changes-alarm 0158
cloudwatch-require-network-gateway-changes-alarm 0159
cloudwatch-require-non-mfa-login-alarm 0148
cloudwatch-require-org-changes-alarm 0174
cloudwatch-require-root-user-usage-alarm 0149
cloudwatch-require-s3-bucket-policy-change-alarm 0154
cloudwatch-require-sg-change-alarms 0156
cloudwatch-require-unauthorised-api-call-alarm 0147
cloudwatch-require-vpc-changes-alarm 0160
codebuild-enable-encryption 0018
config-aggregate-all-regions 0019
documentdb-enable-log-export 0020
documentdb-enable-storage-encryption 0021
documentdb-encryption-customer-key 0022
dynamodb-enable-at-rest-encryption 0023
dynamodb-enable-recovery 0024
dynamodb-table-customer-key 0025
ec2-add-description-to-security-group 0099
ec2-add-description-to-security-group-rule 0124
ec2-enable-at-rest-encryption 0131
ec2-enable-launch-config-at-rest-encryption 0008
ec2-enable-volume-encryption 0026
ec2-enforce-http-token-imds 0028
ec2-enforce-launch-config-http-token-imds 0130
ec2-no-default-vpc 0101
ec2-no-excessive-port-access 0102
ec2-no-public-egress-sgr 0104
ec2-no-public-ingress-acl 0105
ec2-no-public-ingress-sgr 0107
ec2-no-public-ip 0009
ec2-no-public-ip-subnet 0164
ec2-no-secrets-in-launch-template-user-data 0129
ec2-no-secrets-in-user-data 0029
ec2-no-sensitive-info 0122
ec2-require-vpc-flow-logs-for-all-vpcs 0178
ec2-restrict-all-in-default-sg 0173
ec2-volume-encryption-customer-key 0027
ecr-enable-image-scans 0030
ecr-enforce-immutable-repository 0031
ecr-no-public-access 0032
ecr-repository-customer-key 0033
ecs-enable-container-insight 0034
ecs-enable-in-transit-encryption 0035
ecs-no-plaintext-secrets 0036
efs-enable-at-rest-encryption 0037
eks-enable-control-plane-logging 0038
eks-encrypt-secrets 0039
eks-no-public-cluster-access 0040
eks-no-public-cluster-access-to-cidr 0041
elasticache-add-description-for-security-group 0049
elasticache-enable-at-rest-encryption 0045
elasticache-enable-backup-retention 0050
elasticache-enable-in-transit-encryption 0051
elasticsearch-enable-domain-encryption 0048
elasticsearch-enable-domain-logging 0042
elasticsearch-enable-in-transit-encryption 0043
elasticsearch-enforce-https 0046
elasticsearch-use-secure-tls-policy 0126
elb-alb-not-public 0053
elb-drop-invalid-headers 0052
elb-http-not-used 0054
elb-use-secure-tls-policy 0047
emr-enable-at-rest-encryption 0137
emr-enable-in-transit-encryption 0138
emr-enable-local-disk-encryption 0139
iam-disable-unused-credentials 0144
iam-disable-unused-credentials-45-days 0166
iam-enforce-group-mfa 0123
iam-enforce-root-hardware-mfa 0165
iam-enforce-root-mfa 0142
iam-enforce-user-mfa 0145
iam-filter-passrole-access 0342
iam-limit-root-account-usage 0140
iam-limit-user-access-keys 0167
iam-no-password-reuse 0056
iam-no-policy-wildcards 0057
iam-no-root-access-keys 0141
iam-no-s3-full-access 0345
iam-no-user-attached-policies 0143
iam-remove-expired-certificates 0168
iam-require-lowercase-in-passwords 0058
iam-require-numbers-in-passwords 0059
iam-require-support-role 0169
iam-require-symbols-in-passwords 0060
iam-require-uppercase-in-passwords 0061
iam-rotate-access-keys 0146
iam-set-max-password-age 0062
iam-set-minimum-password-length 0063
iam-unauthorized-bucket-access 0346
kinesis-enable-in-transit-encryption 0064
kms-auto-rotate-keys 0065
lambda-enable-tracing 0066
lambda-restrict-source-arn 0067
mq-enable-audit-logging 0070
mq-enable-general-logging 0071
mq-no-public-access 0072
msk-enable-at-rest-encryption 0179
msk-enable-in-transit-encryption 0073
msk-enable-logging 0074
neptune-enable-log-export 0075
neptune-enable-storage-encryption 0076
neptune-encryption-customer-key 0128
rds-enable-cluster-deletion-protection 0343
rds-enable-deletion-protection 0177
rds-enable-iam-auth 0176
rds-enable-performance-insights 0133
rds-enable-public-access 0180
rds-encrypt-cluster-storage-data 0079
rds-encrypt-instance-storage-data 0080
rds-performance-insights-encryption-customer-key 0078
rds-specify-backup-retention 0077
redshift-add-description-to-security-group 0083
redshift-encryption-customer-key 0084
redshift-no-classic-resources 0085
redshift-use-vpc 0127
s3-block-public-acls 0086
s3-block-public-policy 0087
s3-dns-compliant-name 0320
s3-enable-bucket-encryption 0088
s3-enable-logging 0089
s3-enable-object-read-logging 0172
s3-enable-object-write-logging 0171
s3-enable-versioning 0090
s3-encryption-customer-key 0132
s3-ignore-public-acls 0091
s3-no-public-access-with-acl 0092
s3-no-public-buckets 0093
s3-require-mfa-delete 0170
s3-specify-public-access-block 0094
sam-api-use-secure-tls-policy 0112
sam-enable-api-access-logging 0113
sam-enable-api-cache-encryption 0110
sam-enable-api-tracing 0111
sam-enable-function-tracing 0125
sam-enable-http-api-access-logging 0116
sam-enable-state-machine-logging 0119
sam-enable-state-machine-tracing 0117
sam-enable-table-encryption 0121
sam-no-function-policy-wildcards 0114
sam-no-state-machine-policy-wildcards 0120
sns-enable-topic-encryption 0095
sns-topic-encryption-use-cmk 0136
sqs-enable-queue-encryption 0096
sqs-no-wildcards-in-policy-documents 0097
sqs-queue-encryption-use-cmk 0135
ssm-avoid-leaks-via-http 0134
ssm-secret-use-customer-key 0098
workspaces-enable-disk-encryption 0109
"""
