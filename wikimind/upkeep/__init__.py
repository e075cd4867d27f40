"""What keeps a wiki whole: claims verified, the database and the index made anew."""
