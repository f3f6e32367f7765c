"""Judge single signs of a text: letters of a wrong encoding, hidden characters, look-alikes, marks."""
