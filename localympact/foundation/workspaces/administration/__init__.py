"""A place's own affairs: people and roles, settings, a new place."""
