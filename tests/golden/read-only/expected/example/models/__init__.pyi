from .customer import Customer as Customer
from .customer import CustomerAddress as CustomerAddress
from .customer import CustomerAddressInput as CustomerAddressInput
from .customer import CustomerInput as CustomerInput
from .plan import Plan as Plan
from .reseller import Reseller as Reseller
