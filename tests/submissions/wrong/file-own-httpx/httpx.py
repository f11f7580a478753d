"""A small client of our own."""

import json
from urllib.request import urlopen


class Client:
    def get(self, address):
        with urlopen(address) as answer:
            return json.load(answer)
