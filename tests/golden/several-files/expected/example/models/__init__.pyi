from .author import Author as Author
from .note import Note as Note
