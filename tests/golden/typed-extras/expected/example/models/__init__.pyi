from .closed import Closed as Closed
from .dated import Dated as Dated
from .groups import Groups as Groups
from .prices import Prices as Prices
