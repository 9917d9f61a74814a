from .base import Base as Base
from .thing import Thing as Thing
from .thing import ThingFull as ThingFull
from .thing import ThingMore as ThingMore
