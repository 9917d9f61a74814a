from .create_note_request import CreateNoteRequest as CreateNoteRequest
from .note import Note as Note
