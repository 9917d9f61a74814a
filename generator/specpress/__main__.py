"""`python -m specpress`"""

import sys

from specpress.cli import main

sys.exit(main())
