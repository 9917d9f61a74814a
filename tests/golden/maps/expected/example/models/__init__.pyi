from .maps import Maps as Maps
