from .hard import Hard as Hard
from .hard import HardMerged as HardMerged
from .hard import HardNumbers as HardNumbers
from .search_filter import SearchFilter as SearchFilter
