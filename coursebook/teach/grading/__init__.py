"""What a class hands in: who it is from, what it is worth, the gradebook."""
