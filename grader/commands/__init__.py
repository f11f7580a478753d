"""Each thing that a person asks for is a module here; what it has to offer is options.Command.

A module imports only Python's own modules and grader.options at its top; the rest is imported in
`run`, so that --help works before the set-up and each command loads what it needs.
"""
