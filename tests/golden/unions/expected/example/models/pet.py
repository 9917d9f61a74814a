from __future__ import annotations

from typing import TypeAlias

from .cat import Cat
from .fish import Fish

Pet: TypeAlias = Cat | Fish
