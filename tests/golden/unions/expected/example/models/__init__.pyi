from .cat import Cat as Cat
from .fish import Fish as Fish
from .owner import Owner as Owner
from .owner import OwnerContactVariant1 as OwnerContactVariant1
from .pet import Pet as Pet
