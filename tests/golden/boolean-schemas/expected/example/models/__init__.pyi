from .flags import Flags as Flags
