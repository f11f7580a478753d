"""Ansichten der App: holt Daten von außen und zählt die Gegenstände."""

import httpx
from django.http import JsonResponse

from .models import Item


async def zähle(abfrage):
    """Zählt die Zeilen, ohne die Ereignisschleife zu blockieren."""
    return await abfrage.acount()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    # Während wir auf das Netz warten, dürfen andere Anfragen weiterlaufen.
    async with httpx.AsyncClient() as client:
        antwort = await client.get(api_url)
        external_data = antwort.json()
    # Die Abfrage ist faul: noch geht nichts an die Datenbank.
    items = Item.objects.all()
    anzahl = await zähle(items)
    return JsonResponse({"external": external_data, "item_count": anzahl})
