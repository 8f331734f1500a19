"""EC2 Image Builder: the newest build of each component, recipes, and where images go."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table, Via

ALL = {"maxResults": 25}


def newest(name: str) -> Via:
    """What the newest build of a component says; the number of the build ends its ARN."""
    return Via(lambda builds: max(builds, key=lambda one: int(one["arn"].rsplit("/", 1)[-1])).get(name))


TABLES = (
    Table(
        "AWS::ImageBuilder::Component",
        Call(
            "imagebuilder:ListComponents",
            "componentVersionList[]",
            fixed={**ALL, "owner": "Self"},
            more="nextToken",
            same="Arn Description Name Platform SupportedOsVersions Type Version",
        ),
        (
            Call(
                "imagebuilder:GetComponent",
                "component",
                bound={"componentBuildVersionArn": "arn"},
                over=Call(
                    "imagebuilder:ListComponentBuildVersions",
                    "componentSummaryList[]",
                    fixed=ALL,
                    bound={"componentVersionArn": "arn"},
                    more="nextToken",
                ),
                fills={
                    "ChangeDescription": newest("changeDescription"),
                    "Encrypted": newest("encrypted"),
                    "KmsKeyId": newest("kmsKeyId"),
                    TAGS: newest("tags"),
                },
            ),
        ),
        id="arn",
        arn="arn",
        name="name",
        tags="@told",
        unique=True,
    ),
    Table(
        "AWS::ImageBuilder::DistributionConfiguration",
        Call(
            "imagebuilder:ListDistributionConfigurations",
            "distributionConfigurationSummaryList[]",
            fixed=ALL,
            more="nextToken",
            fills={"Arn": "arn", "Name": "name"},
        ),
        (
            Call(
                "imagebuilder:GetDistributionConfiguration",
                "distributionConfiguration",
                bound={"distributionConfigurationArn": "arn"},
                same="Description Distributions",
                fills={TAGS: "tags"},
            ),
        ),
        id="arn",
        arn="arn",
        name="name",
        tags="@told",
        unique=True,
        unread=("Distributions.AmiDistributionConfiguration.LaunchPermissionConfiguration",),
    ),
    Table(
        "AWS::ImageBuilder::ImageRecipe",
        Call(
            "imagebuilder:ListImageRecipes",
            "imageRecipeSummaryList[]",
            fixed={**ALL, "owner": "Self"},
            more="nextToken",
            fills={"Arn": "arn", "Name": "name"},
        ),
        (
            Call(
                "imagebuilder:GetImageRecipe",
                "imageRecipe",
                bound={"imageRecipeArn": "arn"},
                same="AdditionalInstanceConfiguration AmiTags AmiWatermarks BlockDeviceMappings"
                " Components Description ParentImage Version WorkingDirectory",
                fills={TAGS: "tags"},
            ),
        ),
        id="arn",
        arn="arn",
        name="name",
        tags="@told",
        unique=True,
    ),
)
