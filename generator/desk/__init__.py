"""What editors, translators and reviewers do with the content; each module is one task."""
