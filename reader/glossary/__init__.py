"""The glossary: entries a reader writes by hand, their files, and where they stand in a text."""
