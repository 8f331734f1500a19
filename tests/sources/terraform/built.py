"""Plans and state that no Terraform made: built from instances, by the documented formats and the provider's index.

They stand in for what Terraform writes about AWS's resources, which cannot be made without an account. What is true of
them: names, nesting, kinds, what is unknown, how references show. What is not: ids and ARNs are made up, and the
provider's own defaults are missing, since the index has names and types only; see also `plan_of`.
https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from tests.sources.terraform.built_plan import plan_of
from tests.sources.terraform.built_state import state_of

__all__ = ["plan_of", "state_of"]
