async def ask(client, address)
    return await client.get(address)
