from .options import Options as Options
from .options import OptionsColour as OptionsColour
from .options import OptionsNested as OptionsNested
