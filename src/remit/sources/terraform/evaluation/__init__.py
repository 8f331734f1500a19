"""What the expressions of a configuration come to: modules in use, their values, and what is not known of them."""
