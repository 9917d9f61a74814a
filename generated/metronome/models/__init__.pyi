from .billable_status import BillableStatus as BillableStatus
from .customer_config import CustomerConfig as CustomerConfig
from .customer_detail import CustomerDetail as CustomerDetail
from .customer_detail import (
    CustomerDetailCurrentBillableStatus as CustomerDetailCurrentBillableStatus,
)
from .get_customer_v1_response import GetCustomerV1Response as GetCustomerV1Response
