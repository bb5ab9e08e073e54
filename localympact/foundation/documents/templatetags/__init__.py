"""What templates may ask of documents."""
