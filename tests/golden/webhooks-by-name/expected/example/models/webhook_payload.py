from __future__ import annotations

from typing import TypeAlias

from .build import Build
from .push import Push

WebhookPayload: TypeAlias = Build | Push
