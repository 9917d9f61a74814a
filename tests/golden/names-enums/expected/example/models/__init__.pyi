from .called import Called as Called
from .number import Number as Number
from .operator import Operator as Operator
from .order import Order as Order
from .spelling import Spelling as Spelling
from .unicode import Unicode as Unicode
