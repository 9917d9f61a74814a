from .note import Note as Note
from .put_note_multipart_request import (
    PutNoteMultipartRequest as PutNoteMultipartRequest,
)
