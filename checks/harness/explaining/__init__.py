"""Find what is behind a fault, in words, and the line to change."""
