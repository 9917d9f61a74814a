from .holder import Holder as Holder
from .shipment import Shipment as Shipment
from .shipment import ShipmentByAir as ShipmentByAir
from .shipment import ShipmentBySea as ShipmentBySea
from .types import Types as Types
from .types import TypesObject as TypesObject
