from .counts import Counts as Counts
from .counts import CountsModel as CountsModel
