"""Reports in the terminal: one in full, one while it is watched, many in a line each."""
