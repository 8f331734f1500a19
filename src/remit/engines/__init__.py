"""Pure reasoning: `iam`, who may do what; `network`, what reaches what. They import only `remit.model`."""
