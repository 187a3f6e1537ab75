"""The static host beside anywidget's own front end: the same modules, run by both."""
