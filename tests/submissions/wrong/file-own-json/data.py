def as_reply(external, count):
    return {'external': external, 'item_count': count}
