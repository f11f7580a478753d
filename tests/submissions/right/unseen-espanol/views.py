# Vista asíncrona del ejercicio
from django.http import JsonResponse
import httpx

from .models import Item


async def fetch_data(peticion):
    # dirección de la API
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as cliente:
        respuesta = await cliente.get(api_url)
        external_data = respuesta.json()

    # ¡ojo! todavía no se hace ninguna consulta
    items = Item.objects.all()

    cantidad = 0
    async for articulo in items:
        cantidad = cantidad + 1

    return JsonResponse({"external": external_data, "item_count": cantidad})
