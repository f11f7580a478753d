from django.shortcuts import render, redirect
from django.http import HttpResponse
from django.http import JsonResponse, HttpResponse, Http404
import asyncio
import json, os, sys
import time
import httpx
from httpx import AsyncClient
from django.views import View
import httpx
from . import models
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
