"""How wide a text is in a terminal."""


def cell_width(text: str) -> int:
    """The cells that a text takes: a Japanese letter two, a combining mark or a control none."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len  # its tables are slow to load

    return cell_len(text)
