from .text import Text as Text
