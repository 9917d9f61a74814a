from .other_name import OtherName as OtherName
from .other_name import OtherNameInner as OtherNameInner
from .thing import Thing as Thing
