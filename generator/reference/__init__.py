"""Facts from elsewhere, each file with its source, licence and version; loaded when first asked for."""

from generator.reference.provinces import Province, province, provinces

__all__ = ["Province", "province", "provinces"]
