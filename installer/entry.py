"""The frozen program starts here."""

import sys

from sfdesk.cli import main

sys.exit(main())
