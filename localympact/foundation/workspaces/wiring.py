"""Where sibling rooms of the foundation meet: search follows history."""
