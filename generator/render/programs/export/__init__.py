"""The published entries as data: the same for both locales, under ``data/``."""

from generator.render.programs.export.csv_text import BOM
from generator.render.programs.export.data_files import FOLDER, data_files, data_pages

__all__ = ["BOM", "FOLDER", "data_files", "data_pages"]
