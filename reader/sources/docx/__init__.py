"""Word documents (DOCX, ISO/IEC 29500); `document` is the door."""
