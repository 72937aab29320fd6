"""One file a number we promise."""
