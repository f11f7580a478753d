"""Rules that an exercise must keep; each is a function that yields a sentence for each breach."""
