"""Ask checkers that others wrote whether reports, the page and the ways in are valid."""
