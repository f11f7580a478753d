from http import HTTPStatus

from django.http import JsonResponse


class ApiResponse(JsonResponse):
    def __init__(self, **data):
        super().__init__(data, status=HTTPStatus.OK, safe=True)
        self["X-Api"] = "items"
