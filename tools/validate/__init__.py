"""Ask checkers that others wrote whether reports are valid."""
