"""Where resources come from: templates, Terraform, a live account. Each makes the same inventory."""
