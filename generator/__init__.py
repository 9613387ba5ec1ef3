"""From Chinese source documents to a bilingual site in which every statement leads to its passage."""
