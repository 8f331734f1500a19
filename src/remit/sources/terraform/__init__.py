"""Terraform as an inventory: directories of HCL with their modules, plans, and state."""

from __future__ import annotations

from remit.sources.terraform.given import read_assignments
from remit.sources.terraform.loading import load
from remit.sources.terraform.mapping.canonical import registry_type
from remit.sources.terraform.options import Options

__all__ = ["Options", "load", "read_assignments", "registry_type"]
