"""From Terraform's words to CloudFormation's: the tables, the rule of names, and what carries them out."""
