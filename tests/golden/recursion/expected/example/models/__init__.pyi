from .chicken import Chicken as Chicken
from .egg import Egg as Egg
from .egg import EggShell as EggShell
from .farm import Farm as Farm
from .tree import Tree as Tree
