from .acme_user import AcmeUser as AcmeUser
from .any import Any_ as Any_
from .async_ import Async as Async
from .client import Client as Client
from .com_acme_v1_user import ComAcmeV1User as ComAcmeV1User
from .deep import Deep as Deep
from .deep import DeepSubscription as DeepSubscription
from .deep import DeepSubscriptionSchedule as DeepSubscriptionSchedule
from .deep import (
    DeepSubscriptionSchedulePhasesItem as DeepSubscriptionSchedulePhasesItem,
)
from .deep import (
    DeepSubscriptionSchedulePhasesItemDiscountsItem as DeepSubscriptionSchedulePhasesItemDiscountsItem,
)
from .deep import (
    DeepSubscriptionSchedulePhasesItemDiscountsItemEligibility as DeepSubscriptionSchedulePhasesItemDiscountsItemEligibility,
)
from .example import Example as Example
from .foo_bar import FooBar as FooBar
from .get_customer_response import GetCustomerResponse as GetCustomerResponse
from .get_customer_response__59ce import (
    GetCustomerResponse__59ce as GetCustomerResponse__59ce,
)
from .less_than_or_equal import LessThanOrEqual as LessThanOrEqual
from .list_foo import ListFoo as ListFoo
from .none import None_ as None_
from .optional import Optional as Optional
from .timeout_error import TimeoutError_ as TimeoutError_
from .true import True_ as True_
