"""What an article is: pure functions over values."""
