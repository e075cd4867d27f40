"""What text is: pure functions over words and sentences."""
