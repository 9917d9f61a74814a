from .order import Order as Order
from .order import OrderLinesItem as OrderLinesItem
from .order import OrderLinesItemProduct as OrderLinesItemProduct
from .order import OrderTotalsValue as OrderTotalsValue
