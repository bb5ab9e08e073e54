"""The letters of our papers: font files, what they can draw and how wide it is."""
