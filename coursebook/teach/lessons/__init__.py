"""A lesson on a chapter: plan, slides, handout, for the folder and for download."""
