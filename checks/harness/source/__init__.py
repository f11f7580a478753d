"""What stands in a student's files: syntax trees, names, imports."""
