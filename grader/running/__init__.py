"""The process that runs the checks, and what comes out of it."""
