from .exact import Exact as Exact
from .exact import ExactFieldsObject as ExactFieldsObject
