"""``content/`` on disk: read, checked, saved."""

from generator.store.check import check_catalogue
from generator.store.conflicts import open_conflicts
from generator.store.content import Content
from generator.store.edit import edit_file
from generator.store.fields import fields_page
from generator.store.files import write_file
from generator.store.load import RESERVED, load_content, read_content
from generator.store.memory import Memory, load_memory, save_memory
from generator.store.merge import Conflict, Side, merge
from generator.store.plain import dump_new, schema_line
from generator.store.save import Saved, save_campaign, save_entries, save_topics
from generator.store.schema import explanations, schemas
from generator.store.seeds import keep_source
from generator.store.yaml_reader import REFUSED, Key, YamlFile, dotted, read_yaml

__all__ = [
    "REFUSED",
    "RESERVED",
    "Conflict",
    "Content",
    "Key",
    "Memory",
    "Saved",
    "Side",
    "YamlFile",
    "check_catalogue",
    "dotted",
    "dump_new",
    "edit_file",
    "explanations",
    "fields_page",
    "keep_source",
    "load_content",
    "load_memory",
    "merge",
    "open_conflicts",
    "read_content",
    "read_yaml",
    "save_campaign",
    "save_entries",
    "save_memory",
    "save_topics",
    "schema_line",
    "schemas",
    "write_file",
]
