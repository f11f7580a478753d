"""The report of one submission: its shape, how it is built, written and read."""
