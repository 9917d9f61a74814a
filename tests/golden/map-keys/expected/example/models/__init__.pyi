from .known import Known as Known
from .maps import Maps as Maps
