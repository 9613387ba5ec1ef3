"""``content/`` on disk: read, checked, saved."""

from generator.store.check import check_catalogue
from generator.store.content import Content
from generator.store.load import load_content
from generator.store.yaml_reader import YamlFile, read_yaml

__all__ = ["Content", "YamlFile", "check_catalogue", "load_content", "read_yaml"]
