from .contact import Contact as Contact
from .payment import Payment as Payment
