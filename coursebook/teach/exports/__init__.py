"""What an LMS or paper takes: a module a format, and what they share."""
