"""What stands where on a page, put into the order of reading."""
