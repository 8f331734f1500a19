"""Terraform as an inventory: directories of HCL with their modules, plans, and state."""
