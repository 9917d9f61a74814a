from .held import Held as Held
from .held import HeldPaging as HeldPaging
from .in_body_request import InBodyRequest as InBodyRequest
from .item import Item as Item
from .items import Items as Items
from .linked import Linked as Linked
from .more import More as More
from .numbered import Numbered as Numbered
