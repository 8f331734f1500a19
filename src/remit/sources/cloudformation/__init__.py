"""CloudFormation templates as an inventory: YAML and JSON, all functions, undecided conditions, nested stacks."""

from __future__ import annotations

from remit.sources.cloudformation.loading import load, load_text, read_parameters
from remit.sources.cloudformation.options import Options

__all__ = ["Options", "load", "load_text", "read_parameters"]
