"""What a text says that work asks of body and head, with the words that say it."""
