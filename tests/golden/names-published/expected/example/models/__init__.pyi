from .address import Address as Address
from .base import Base as Base
from .base import BaseKind as BaseKind
from .customer import Customer__a5d2 as Customer__a5d2
from .customer__1235 import Customer as Customer
from .invoice import Invoice as Invoice

Bill = Invoice
CustomerAddress = Address
CustomerKind = BaseKind
