"""Run the application as ``python -m sfdesk``."""

import sys

from sfdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
