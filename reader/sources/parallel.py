def add_translation(draft, path): return ""
