from .holder import Holder as Holder
from .node import Node as Node
from .same import Same as Same
