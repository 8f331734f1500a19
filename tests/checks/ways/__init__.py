"""Other ways of saying what an example says: each must get the same verdict."""
