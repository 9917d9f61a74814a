from .four import Four as Four
