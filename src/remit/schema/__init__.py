"""The CloudFormation vocabulary: which resource types and properties there are, and what they may hold.

Generated from the CloudFormation registry (`tools/schema.py`), with remit's own facts (`remit_types.toml`) and the
satellites that fold into their parents (`satellites.toml`). Everything is read on first use, one type at a time.
"""

from __future__ import annotations

from remit.schema.coercion import Problem, coerce
from remit.schema.names import exists, suggest, type_names
from remit.schema.satellites import Attachment, satellites
from remit.schema.shape import Shape, TypeSchema, describe

__all__ = [
    "Attachment",
    "Problem",
    "Shape",
    "TypeSchema",
    "coerce",
    "describe",
    "exists",
    "satellites",
    "suggest",
    "type_names",
]
