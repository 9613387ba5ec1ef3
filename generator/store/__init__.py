"""``content/`` on disk: read, checked, saved."""

from generator.store.append import append
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
from generator.store.records import Part, Records, load_records, parts, save_records, wordings
from generator.store.save import Saved, save_campaign, save_entries, save_topics
from generator.store.schema import explanations, schemas
from generator.store.seeds import keep_source
from generator.store.vouched import (
    REVIEWABLE,
    VOUCHED,
    Change,
    as_vouched,
    changes,
    check_vouched,
    part_name,
    vouchable,
)
from generator.store.yaml_reader import REFUSED, Key, YamlFile, dotted, read_yaml

__all__ = [
    "REFUSED",
    "RESERVED",
    "REVIEWABLE",
    "VOUCHED",
    "Change",
    "Conflict",
    "Content",
    "Key",
    "Memory",
    "Part",
    "Records",
    "Saved",
    "Side",
    "YamlFile",
    "append",
    "as_vouched",
    "changes",
    "check_catalogue",
    "check_vouched",
    "dotted",
    "dump_new",
    "edit_file",
    "explanations",
    "fields_page",
    "keep_source",
    "load_content",
    "load_memory",
    "load_records",
    "merge",
    "open_conflicts",
    "part_name",
    "parts",
    "read_content",
    "read_yaml",
    "save_campaign",
    "save_entries",
    "save_memory",
    "save_records",
    "save_topics",
    "schema_line",
    "schemas",
    "vouchable",
    "wordings",
    "write_file",
]
