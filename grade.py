#!/usr/bin/env python3
"""Grade the exercise: python3 grade.py --help

The first run sets everything up in the folder .venv beside this file.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write("grade.py needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
    sys.exit(2)

try:
    from grader import bootstrap

    if __name__ == "__main__":
        bootstrap.enter(sys.argv[1:])
        from grader.cli import main

        sys.exit(main(sys.argv[1:]))
except KeyboardInterrupt:
    sys.stderr.write("Stopped.\n")
    sys.exit(130)
