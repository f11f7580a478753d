# TODO(step 1): write the view hello.
# TODO(step 2): greet by name.
