from .entry import Entry as Entry
from .level import Level as Level
from .named import Named as Named
from .nullable import Nullable as Nullable
from .status import Status as Status
