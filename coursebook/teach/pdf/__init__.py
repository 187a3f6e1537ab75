"""The course and its chapters as PDF."""
