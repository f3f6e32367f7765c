"""Compare links by where they lead, and images by what they show."""
