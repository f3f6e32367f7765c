"""Try the page in a browser, and ask checkers of HTML that others wrote about it."""
