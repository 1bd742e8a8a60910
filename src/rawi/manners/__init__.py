"""The manners of readers: names, words, numbers and days as their language and country have them."""
