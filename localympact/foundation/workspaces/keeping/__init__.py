"""What is kept of what was: the history of a thing, and what was taken back or removed and can be brought back."""
