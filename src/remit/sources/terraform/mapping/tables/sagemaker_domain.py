"""Amazon SageMaker AI: the domain, in which people work.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_domain
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

# What is dropped here has no word in CloudFormation.
SPEC = {"default_resource_spec": Block("DefaultResourceSpec", drop="sagemaker_image_version_alias")}

LAB = Block("JupyterLabAppSettings", {**SPEC, "code_repository": "CodeRepositories"}, drop="emr_settings")

APPS = {
    "jupyter_lab_app_settings": LAB,
    "jupyter_server_app_settings": Block("JupyterServerAppSettings", SPEC, drop="code_repository"),
    "kernel_gateway_app_settings": Block("KernelGatewayAppSettings", SPEC),
}

USERS = Block(
    "DefaultUserSettings",
    {
        **APPS,
        "code_editor_app_settings": Block("CodeEditorAppSettings", SPEC),
        "r_session_app_settings": Block("RSessionAppSettings", SPEC),
    },
    drop="canvas_app_settings tensor_board_app_settings",
)

STUDIO = Block("RStudioServerProDomainSettings", SPEC)

TABLES = (
    Table(
        "aws_sagemaker_domain",
        "AWS::SageMaker::Domain",
        {
            "default_space_settings": Block("DefaultSpaceSettings", APPS),
            "default_user_settings": USERS,
            "domain_settings": Block(
                "DomainSettings",
                {"r_studio_server_pro_domain_settings": STUDIO},
                drop="trusted_identity_propagation_settings",
            ),
        },
        ids={"arn": "DomainArn"},
        drop="retention_policy",
    ),
)
