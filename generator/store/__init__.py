"""``content/`` on disk: read, checked, saved."""

from generator.store.baseline import known_origins, load_shift
from generator.store.change import Put, added
from generator.store.check import check_catalogue
from generator.store.conflicts import Conflict, open_conflicts
from generator.store.content import Content
from generator.store.coverage import accounts, published_cites
from generator.store.fields import fields_page
from generator.store.files import filled_at_once, is_empty, write_file
from generator.store.journal import edited_meanwhile, finish_interrupted, write_files
from generator.store.load import FOLDERS, LISTS, RESERVED, load_content, read_content
from generator.store.memory import Memory, load_memory, memory_file
from generator.store.merge import Side
from generator.store.near import codes_named, near
from generator.store.pending import Pending
from generator.store.plain import Plain, as_words, dump, dump_new, schema_line
from generator.store.records import Part, Records, load_records, parts, records_file, wordings
from generator.store.rewrite import append, edit_file
from generator.store.save import save_campaign, save_told
from generator.store.saved import Saved, Takes, Told
from generator.store.schema import adapters, explained, explanations, schemas
from generator.store.seeds import Seed, keep_source
from generator.store.style import check_style
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
from generator.store.yaml_reader import Key, dotted, parse_text, read_yaml

__all__ = [
    "FOLDERS",
    "LISTS",
    "RESERVED",
    "REVIEWABLE",
    "VOUCHED",
    "Change",
    "Conflict",
    "Content",
    "Key",
    "Memory",
    "Part",
    "Pending",
    "Plain",
    "Put",
    "Records",
    "Saved",
    "Seed",
    "Side",
    "Takes",
    "Told",
    "accounts",
    "adapters",
    "added",
    "append",
    "as_vouched",
    "as_words",
    "changes",
    "check_catalogue",
    "check_style",
    "check_vouched",
    "codes_named",
    "dotted",
    "dump",
    "dump_new",
    "edit_file",
    "edited_meanwhile",
    "explained",
    "explanations",
    "fields_page",
    "filled_at_once",
    "finish_interrupted",
    "is_empty",
    "keep_source",
    "known_origins",
    "load_content",
    "load_memory",
    "load_records",
    "load_shift",
    "memory_file",
    "near",
    "open_conflicts",
    "parse_text",
    "part_name",
    "parts",
    "published_cites",
    "read_content",
    "read_yaml",
    "records_file",
    "save_campaign",
    "save_told",
    "schema_line",
    "schemas",
    "vouchable",
    "wordings",
    "write_file",
    "write_files",
]
