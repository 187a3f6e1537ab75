"""What instructors need: assignment folders, question packages, and what is graded from them."""
