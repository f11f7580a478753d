async def fetch_data(client, url):
    response = await client.get(url)
    return response.json()
