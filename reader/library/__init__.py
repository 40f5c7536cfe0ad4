"""The reader's own texts: copies that are kept, what is known of them, and how they are found again."""
