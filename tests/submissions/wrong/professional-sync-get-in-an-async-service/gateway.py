import httpx


class TodoGateway:
    async def load(self, url):
        return httpx.get(url).json()
