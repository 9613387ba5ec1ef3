"""Who and where: the agencies and places that a text names."""

from generator.extract.naming.agencies import AgencyMention, find_agencies
from generator.extract.naming.places import PlaceMention, find_places

__all__ = ["AgencyMention", "PlaceMention", "find_agencies", "find_places"]
