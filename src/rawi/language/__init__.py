"""The language layer: words with their attached letters, sentences, numbers and vocabulary."""
