from .upload_multipart_request import UploadMultipartRequest as UploadMultipartRequest
from .upload_multipart_request import (
    UploadMultipartRequestAbout as UploadMultipartRequestAbout,
)
