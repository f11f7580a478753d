import httpx
import JsonResponse
