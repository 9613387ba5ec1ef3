"""What stands in ``content/``: read, changed, remembered and checked, a room each."""
