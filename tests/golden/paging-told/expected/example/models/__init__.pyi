from .page_request import PageRequest as PageRequest
from .page_request import PageRequestAt as PageRequestAt
from .rows import Rows as Rows
