API_HOST = "https://jsonplaceholder.typicode.com"
TODO_ID = 1
TIMEOUT_SECONDS = 8
