"""Recipes encrypt the volumes of the images.

Why: every image and instance of the recipe inherits what its volumes are.

Fix: set `BlockDeviceMappings[].Ebs.Encrypted: true`. A recipe cannot be changed: make a new version.

Links:
- https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-image-recipes.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-imagebuilder-imagerecipe.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.imagebuilder import ImageRecipe

META = Meta(
    type="AWS::ImageBuilder::ImageRecipe",
    needs=("Remit::EC2::AccountDefaults",),
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_200",),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(recipe: ImageRecipe, world: World) -> Result:
    encrypted = every(lambda device: is_encrypted(device, recipe, world), recipe.BlockDeviceMappings)
    return expect(encrypted, "a volume of its images is not encrypted")


def is_encrypted(device: Any, recipe: ImageRecipe, world: World) -> bool:
    disk = device.Ebs
    if not disk:
        return True  # a disk of the host, or none
    if "Encrypted" in disk:
        return bool(disk.Encrypted)
    return bool(world.fact("Remit::EC2::AccountDefaults", of=recipe).EbsEncryptionByDefault)


EXAMPLES = """
# pass: encrypted
Type: AWS::ImageBuilder::ImageRecipe
Properties: {Name: web, Version: 1.0.0, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}
---
# fail: not
Type: AWS::ImageBuilder::ImageRecipe
Properties: {Name: web, Version: 1.0.0, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false}}]}
---
# undetermined: a template does not show what the Region does by default
Type: AWS::ImageBuilder::ImageRecipe
Properties: {Name: web, Version: 1.0.0, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 8}}]}
"""
