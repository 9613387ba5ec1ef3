"""Merges what two people made of one file; neither gives way to the other."""

from collections.abc import Mapping

from generator.content.changing.change import applied
from generator.content.changing.edit import rewrite
from generator.content.changing.pairing import is_recognized, pair
from generator.content.changing.three_way import Merged, Merging
from generator.content.reading import YamlFile
from generator.content.writing import same
from generator.model import FieldPath, Plain, elements_in, fields_in


def combined(base: YamlFile, ours: YamlFile, theirs: YamlFile) -> str | None:
    """Return our text with what theirs changed since the base; None if both changed the same, or it might be lost.

    What comes out must not depend on who merges whom, but for the order of what both added. Raises ProblemsError if a
    program cannot change the text in single fields.
    """
    before, mine, other = base.content, ours.content, theirs.content
    found, again = _merged(before, other, mine), _merged(before, mine, other)
    if found.clashes or again.clashes:
        return None
    if _said(applied(mine, found.changes)) != _said(applied(other, again.changes)):
        return None
    return rewrite(ours.path, ours.path.read_bytes().decode(), found.changes)


def _merged(before: Plain, theirs: Plain, ours: Plain) -> Merged:
    merging = _BetweenPeople(None, None)
    if all(isinstance(each, list) for each in (before, theirs, ours)):
        merging.merge_list((), elements_in(before), elements_in(theirs), elements_in(ours), None)
    else:
        old, new = fields_in(before), fields_in(theirs)
        names = [*new, *(name for name in old if name not in new)]
        merging.merge_fields((), names, old, new, fields_in(ours))
    return merging.merged


class _BetweenPeople(Merging):
    """Takes nothing for said that is not there to the letter, and nothing for gone that the other side changed."""

    both_new = True

    def merge_elements(
        self, key: FieldPath, before: list[Plain], now: list[Plain], file: list[Plain]
    ) -> None:
        if not all(map(is_recognized, (*before, *now, *file))):
            self.clash(key, [*now], [*file], None)
            return
        to_file = pair(before, file)
        for old, new in pair(before, now).items():
            if old not in to_file and not same(before[old], now[new]):
                self.clash((*key, old), now[new], None, None)
        super().merge_elements(key, before, now, file)

    def keep_stale(self, here: FieldPath, file: Mapping[str, Plain]) -> None:
        """Leave open what nobody knows: which Chinese an English text without a fingerprint was made from."""

    def told(self, new: list[Plain], own: list[Plain]) -> Mapping[int, int]:
        return {n: m for n, each in enumerate(new) for m, other in enumerate(own) if same(each, other)}


def _said(value: Plain) -> str:
    """What a file says, whatever the order of its lists: each side puts what the other added behind its own."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_said(each)}' for name, each in sorted(value.items()))}}}"
    if isinstance(value, list):
        return f"[{', '.join(sorted(map(_said, value)))}]"
    return repr(value)
