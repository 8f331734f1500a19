"""The examples of the checks as Terraform: made by carrying out the tables backwards, or written by hand."""
