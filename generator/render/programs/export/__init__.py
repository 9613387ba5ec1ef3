"""The published entries as data: the same for both locales, under ``data/``."""

from generator.render.programs.export.csv_text import BOM, guarded
from generator.render.programs.export.data_files import FOLDER, DataFile, data_files, data_pages

__all__ = ["BOM", "FOLDER", "DataFile", "data_files", "data_pages", "guarded"]
