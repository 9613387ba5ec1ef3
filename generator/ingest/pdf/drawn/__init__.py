"""What a PDF file draws: read from its steps, with the characters that its fonts name."""
