"""Grade: one submission, many, the quiz."""
