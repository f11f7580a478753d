"""What is asked and what it is worth, read as text from checks/ and quiz/."""
