"""Import the student's files, and say why one cannot be used."""
