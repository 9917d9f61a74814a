from .hard import Hard as Hard
