"""Findings as draft entries in the document's own words; docs/drafts.md says which are worth keeping."""

from generator.extract.drafting.draft import Draft, draft
from generator.extract.drafting.quoted_words import quoted_words
from generator.extract.drafting.slug import slug
from generator.extract.drafting.source import Imprint
from generator.extract.drafting.statements import Statements
from generator.extract.drafting.told_before import ToldBefore
from generator.extract.drafting.topic_proposals import choose_topics

__all__ = ["Draft", "Imprint", "Statements", "ToldBefore", "choose_topics", "draft", "quoted_words", "slug"]
