"""Check that every language version of a notice says the same thing."""

__version__ = "0.1.0"
