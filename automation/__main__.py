"""`python -m automation`: the same as the command `alur`."""

import sys

from automation.cli import main

if __name__ == "__main__":
    sys.exit(main())
