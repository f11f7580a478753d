# -*- coding: utf-8 -*-
from django.db import models
from django.utils.translation import gettext_lazy as _


class Item(models.Model):
    name = models.CharField(_(u'name'), max_length=100, blank=True, default=u'')

    class Meta:
        verbose_name = _(u'item')
        verbose_name_plural = _(u'items')
        app_label = 'items'

    def __unicode__(self):
        return u'%s' % self.name

    def __str__(self):
        return self.__unicode__()

    def save(self, *args, **kwargs):
        super(Item, self).save(*args, **kwargs)
