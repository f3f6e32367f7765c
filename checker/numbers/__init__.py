"""Read numbers as each locale writes them, in digits and in words, and compare them by value."""
