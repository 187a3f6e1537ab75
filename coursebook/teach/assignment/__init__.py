"""What an instructor assigns: the folder, its sheets, links, keys, rubric."""
