"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "acme_user": ("AcmeUser",),
        "any": ("Any_",),
        "async_": ("Async",),
        "client": ("Client",),
        "com_acme_v1_user": ("ComAcmeV1User",),
        "deep": (
            "Deep",
            "DeepSubscription",
            "DeepSubscriptionSchedule",
            "DeepSubscriptionSchedulePhasesItem",
            "DeepSubscriptionSchedulePhasesItemDiscountsItem",
            "DeepSubscriptionSchedulePhasesItemDiscountsItemEligibility",
        ),
        "example": ("Example",),
        "foo_bar": ("FooBar",),
        "get_customer_response": ("GetCustomerResponse",),
        "get_customer_response__59ce": ("GetCustomerResponse__59ce",),
        "less_than_or_equal": ("LessThanOrEqual",),
        "list_foo": ("ListFoo",),
        "none": ("None_",),
        "optional": ("Optional",),
        "timeout_error": ("TimeoutError_",),
        "true": ("True_",),
    },
)
