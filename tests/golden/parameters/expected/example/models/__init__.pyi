from .list_lines_suffix import ListLinesSuffix as ListLinesSuffix
