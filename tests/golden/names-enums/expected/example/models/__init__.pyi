from .called import Called as Called
from .number import Number_ as Number_
from .operator import Operator as Operator
from .order import Order as Order
from .spelling import Spelling as Spelling
from .unicode import Unicode as Unicode
