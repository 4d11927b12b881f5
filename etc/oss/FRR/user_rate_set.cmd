# A routing daemon does not shape: nothing to send, the event is done at once. The speed belongs to the device that forwards.
