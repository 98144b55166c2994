"""``python -m ui.cli`` is ``nianbao``."""

import sys

from ui.cli import main

sys.exit(main())
