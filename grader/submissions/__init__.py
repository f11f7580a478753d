"""Students' work: find it, copy it, read and write its answers."""
