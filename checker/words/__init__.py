"""Tell the language of a text from its letters and words."""
