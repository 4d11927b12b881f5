"""Netmiko's own driver for Cisco IOS, as its users use it. Prints a line of JSON for each thing it found."""
import json
import sys

from netmiko import ConnectHandler
from netmiko.ssh_exception import NetMikoAuthenticationException

device_type, port = sys.argv[1], int(sys.argv[2])


def say(name, value):
    print(json.dumps([name, value], separators=(",", ":")), flush=True)


def connect(password):
    return ConnectHandler(device_type=device_type, host="127.0.0.1", port=port, username="admin",
                          password=password, secret="topsecret", timeout=10, fast_cli=True)


try:
    connect("wrong")
    say("refused", False)
except NetMikoAuthenticationException:
    say("refused", True)

nas = connect("secret")
say("prompt", nas.find_prompt())
nas.enable()
say("enabled", nas.find_prompt())
say("unknown", nas.send_command("bogus"))
say("long", len(nas.send_command("show history").splitlines()))
nas.send_config_set(["interface Virtual-Template1", "description one", "exit", "access-list 110 permit ip host 10.0.0.1 any"])
say("config", nas.send_command("show running-config | include 10.0.0.1"))
nas.send_config_set(["no access-list 110"])
say("gone", nas.send_command("show running-config | include 10.0.0.1"))
say("saved", "[OK]" in nas.save_config())
nas.disconnect()
