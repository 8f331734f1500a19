"""HCL and its JSON syntax: bytes in, bodies of attributes, blocks and expressions out. `reading` is the door."""
