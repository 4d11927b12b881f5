"""netmiko, one line after the other in one dialogue: netmiko_sequential.py <port> <commands>; prints the median in milliseconds."""
import json
import statistics
import sys
import time

from netmiko import ConnectHandler

port, commands = int(sys.argv[1]), int(sys.argv[2])
connection = ConnectHandler(
    device_type='linux', host='127.0.0.1', port=port, username='admin', password='secret', fast_cli=True)
times = []
for _ in range(commands):
    start = time.perf_counter()
    connection.send_command('true')
    times.append((time.perf_counter() - start) * 1000)
connection.disconnect()
print(json.dumps({'p50': statistics.median(times)}), flush=True)
