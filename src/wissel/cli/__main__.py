"""``python -m wissel.cli``: the same as ``wissel``."""

import sys

from wissel.cli import main

sys.exit(main())
