"""What grade.py is made of."""
