"""Who owns what: the 16 duties, the service models, and for each service its types and the settings that move the line.

The data is TOML beside this file; `decisions/catalogue.md` tells its form. A wrong entry refuses to load.
"""

from __future__ import annotations

from remit.catalogue.classify import (
    account_duties,
    classify,
    duties,
    followed,
    is_configuration,
    models,
    movers,
    service_of,
    services,
)
from remit.catalogue.entries import AccountDuty, DutyInfo, Line, Model, Mover, Programme, ServiceInfo
from remit.catalogue.errors import CatalogueError
from remit.catalogue.explain import TypeExplanation, explain
from remit.catalogue.shelf import build, compile_

__all__ = [
    "AccountDuty",
    "CatalogueError",
    "DutyInfo",
    "Line",
    "Model",
    "Mover",
    "Programme",
    "ServiceInfo",
    "TypeExplanation",
    "account_duties",
    "build",
    "classify",
    "compile_",
    "duties",
    "explain",
    "followed",
    "is_configuration",
    "models",
    "movers",
    "service_of",
    "services",
]
