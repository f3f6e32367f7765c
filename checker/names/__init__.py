"""Tell product names from the versions of a notice, and where one of them is written otherwise."""
