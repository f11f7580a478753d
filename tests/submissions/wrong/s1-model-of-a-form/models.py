from django import forms


class Item(forms.Form):
    name = forms.CharField(max_length=100)
