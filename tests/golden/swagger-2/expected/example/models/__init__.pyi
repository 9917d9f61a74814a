from .note import Note as Note
from .put_scan_multipart_request import (
    PutScanMultipartRequest as PutScanMultipartRequest,
)
