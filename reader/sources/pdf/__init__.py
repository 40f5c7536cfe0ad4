"""PDF files with text in them, by way of PDFium; `document` is the door."""
