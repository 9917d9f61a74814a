from .old import Old as Old
