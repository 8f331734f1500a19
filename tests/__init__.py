"""remit's tests; the folders mirror src/remit."""
