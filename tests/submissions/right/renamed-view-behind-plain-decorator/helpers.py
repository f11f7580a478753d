def with_header(view):
    async def handler(request):
        response = await view(request)
        response["X-Answered-By"] = view.__name__
        return response

    return handler
