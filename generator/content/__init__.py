"""The files under ``content/``: one room each for reading, changing, remembering and checking them."""
