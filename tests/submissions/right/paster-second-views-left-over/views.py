import httpx
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import View
from django.views.generic import ListView

from .models import Item


def index(request):
    return HttpResponse("Hello, world. You're at the polls index.")


class ItemListView(ListView):
    model = Item
    template_name = "items/item_list.html"
    paginate_by = 20


class FetchDataView(View):
    def get(self, request):
        return JsonResponse({"item_count": Item.objects.count()})


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


def item_list(request):
    items = Item.objects.all()
    return render(request, "items/list.html", {"items": items, "count": items.count()})
