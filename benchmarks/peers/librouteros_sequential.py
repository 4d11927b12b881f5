"""librouteros, one command after the other: librouteros_sequential.py <port> <commands>; prints the median in milliseconds."""
import json
import statistics
import sys
import time

from librouteros import connect

port, commands = int(sys.argv[1]), int(sys.argv[2])
api = connect(host='127.0.0.1', username='admin', password='secret', port=port)
times = []
for _ in range(commands):
    start = time.perf_counter()
    tuple(api('/system/identity/print'))
    times.append((time.perf_counter() - start) * 1000)
api.close()
print(json.dumps({'p50': statistics.median(times)}), flush=True)
