#!/usr/bin/env python3
"""Grade the exercise: python3 grade.py --help

The first run sets everything up in the folder .venv beside this file.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("grade.py needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
    sys.exit(2)


def main(argv):
    """Set up if need be, then run the command: an author's, or everybody's."""
    here = os.path.dirname(os.path.abspath(__file__))  # -P and -I leave it out
    sys.path[:0] = [] if here in sys.path else [here]
    from grader import bootstrap

    bootstrap.enter(argv)
    try:
        import authoring
    except ModuleNotFoundError:  # the authors' tools are not in the students' copy
        authoring = None
    from grader import cli

    command = authoring.command(argv) if authoring else None
    return cli.guarded(command or (lambda: cli.run(argv, authoring.OPTIONS if authoring else {})))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
