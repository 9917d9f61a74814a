from .note import Note as Note
