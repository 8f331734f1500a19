"""The checks: one folder per CloudFormation namespace, one file per check, nothing else."""
