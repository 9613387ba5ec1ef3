"""From the files in ``content/`` to models, with everything that is wrong in them."""

from generator.content.reading.content import Content
from generator.content.reading.field_reference import fields_page
from generator.content.reading.file_names import RESERVED
from generator.content.reading.load import FOLDERS, LISTS, load_content, read_content
from generator.content.reading.regular_file import read_regular
from generator.content.reading.schema import adapters, explained, explanations, schemas
from generator.content.reading.suggest import codes_named, nearest_words, suggestion
from generator.content.reading.yaml_in import YamlFile, compose, parse_text, read_text, read_yaml

__all__ = [
    "FOLDERS",
    "LISTS",
    "RESERVED",
    "Content",
    "YamlFile",
    "adapters",
    "codes_named",
    "compose",
    "explained",
    "explanations",
    "fields_page",
    "load_content",
    "nearest_words",
    "parse_text",
    "read_content",
    "read_regular",
    "read_text",
    "read_yaml",
    "schemas",
    "suggestion",
]
