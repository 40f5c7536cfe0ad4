"""EPUB books, versions 2 and 3; `book` is the door."""
