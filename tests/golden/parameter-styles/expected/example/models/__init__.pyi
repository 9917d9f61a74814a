from .filter import Filter as Filter
from .find_items_either import FindItemsEither as FindItemsEither
