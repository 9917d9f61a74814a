"""Which verdicts of the JSON Schema test suite specpress does not give, and why.

Knows names and reasons; a test compares them with what is found, both ways.
"""

from __future__ import annotations

_OPEN = "a list of known values is open: what a newer server sends is kept"
_EXTRA = "properties that are not listed are kept, whatever the document says of them"
_NOTED = "no type says it: a note says where it stands"
_REMOTE = "the schema is on the network, which is never read: any value, with a warning"

REFUSED = {
    "vocabulary: schema that uses custom metaschema with with no validation vocabulary: "
    "no validation: invalid number, but it still validates": (
        "the metaschema that takes the meaning from `minimum` is on the network"
    ),
}
"""Valid instances that are not read, or not written as they came: name and reason."""

UNENFORCED = {
    "additionalProperties": _EXTRA,
    "allOf": "beside `allOf` and `anyOf`, `oneOf` is not checked: a note says so",
    "anyOf": "`anyOf` of `anyOf` of null alone is not checked",
    "const": "constants that are objects, lists or numbers with a fraction are any value, with "
    "a warning; Python holds that 0 is False and 1 is True",
    "defs": _REMOTE,
    "dependentRequired": _NOTED,
    "dependentSchemas": _NOTED,
    "dynamicRef": "`$dynamicRef` leads to the anchor of its own document, not to that of who "
    "refers to it: this needs the way to a value",
    "enum": f"{_OPEN}; values that are objects or lists are any value, with a warning",
    "if-then-else": _NOTED,
    "items": "items behind those of `prefixItems`: a list of unlike items is a list of any of "
    "them, with a note",
    "multipleOf": "a quotient too large for a float",
    "not": _NOTED,
    "oneOf": "a value that fits several variants is read as the best of them",
    "patternProperties": "one type for all properties that are not listed",
    "prefixItems": "a list that may be longer or shorter than `prefixItems` is a list of any "
    "of their types",
    "properties": f"with patterns beside them: {_EXTRA}",
    "propertyNames": "names are checked for their length alone",
    "ref": f"{_EXTRA}; {_OPEN}; what is on the network is not read",
    "refRemote": _REMOTE,
    "unevaluatedItems": _NOTED,
    "unevaluatedProperties": _NOTED,
}
"""Files of the suite with invalid instances that are accepted: keyword and reason."""
