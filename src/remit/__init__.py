"""remit: whose job it is to secure each part of an AWS estate, and whether that part is done."""

__version__ = "0.1.0"
