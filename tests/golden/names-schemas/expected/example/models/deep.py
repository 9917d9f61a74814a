from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable


class Deep(Model):
    subscription: Omittable[DeepSubscription] = None


class DeepSubscription(Model):
    schedule: Omittable[DeepSubscriptionSchedule] = None


class DeepSubscriptionSchedule(Model):
    phases: Omittable[list[DeepSubscriptionSchedulePhasesItem]] = None


class DeepSubscriptionSchedulePhasesItem(Model):
    discounts: Omittable[list[DeepSubscriptionSchedulePhasesItemDiscountsItem]] = None


class DeepSubscriptionSchedulePhasesItemDiscountsItem(Model):
    eligibility: Omittable[
        DeepSubscriptionSchedulePhasesItemDiscountsItemEligibility
    ] = None


class DeepSubscriptionSchedulePhasesItemDiscountsItemEligibility(Model):
    until: Omittable[DateTime] = None
