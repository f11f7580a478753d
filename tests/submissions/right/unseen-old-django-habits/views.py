# -*- coding: utf-8 -*-
import json

import httpx
from django.http import HttpResponse, JsonResponse

from items.models import Item


async def fetch_data(request):
    api_url = u'https://%s/todos/%d' % ('jsonplaceholder.typicode.com', 1)
    async with httpx.AsyncClient() as client:
        r = await client.get(api_url)
        external_data = json.loads(r.content)
    items = Item.objects.all()
    d = dict()
    d.update({'external': external_data})
    d['item_count'] = await items.acount()
    return JsonResponse(d)
