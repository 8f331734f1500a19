"""Plans and states, read into instances. `records` is the door."""
