"""What instructors need to assign chapters and to grade what comes back."""
