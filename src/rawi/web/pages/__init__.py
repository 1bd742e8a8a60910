"""The pages, a file each: what they ask the chronicle, and the template they fill."""
