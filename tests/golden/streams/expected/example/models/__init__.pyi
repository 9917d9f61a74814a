from .chat_request import ChatRequest as ChatRequest
from .chat_response import ChatResponse as ChatResponse
from .chat_text_event_stream_response import (
    ChatTextEventStreamResponse as ChatTextEventStreamResponse,
)
from .price import Price as Price
