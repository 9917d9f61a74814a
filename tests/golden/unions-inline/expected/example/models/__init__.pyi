from .card import Card as Card
from .cash import Cash as Cash
from .order import Order as Order
from .put_order_request import PutOrderRequest as PutOrderRequest
from .wallet import Wallet as Wallet
