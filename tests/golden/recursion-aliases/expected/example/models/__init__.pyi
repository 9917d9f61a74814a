from .and_ import And as And
from .filter import Filter as Filter
from .is_ import Is as Is
from .json import Json as Json
from .nested import Nested as Nested
from .tree import Tree as Tree
