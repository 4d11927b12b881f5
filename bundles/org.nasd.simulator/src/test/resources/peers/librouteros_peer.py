"""Drives a RouterOS API server with librouteros and prints what came back, one line of JSON a step."""
import json
import sys

import librouteros
from librouteros.exceptions import TrapError
from librouteros.login import plain, token
from librouteros.query import And, Key, Or

port, form = int(sys.argv[1]), sys.argv[2]


def connect(password, encoding="UTF-8"):
    return librouteros.connect("127.0.0.1", "admin", password, port=port, encoding=encoding, timeout=5,
                               login_method={"plain": plain, "token": token}[form])


def say(step, value):
    print(json.dumps([step, value], ensure_ascii=False, separators=(",", ":")))


try:
    connect("wrong")
except TrapError as e:
    say("refused", str(e))

api = connect("secret")
say("identity", list(api("/system/identity/print")))
lists = api.path("ip", "firewall", "address-list")
say("empty", len(tuple(lists)))
one = lists.add(list="blocked", address="10.0.0.1", comment="crb_10.0.0.1")
two = lists.add(list="redirected", address="10.0.0.2", comment="crb_10.0.0.2")
say("ids", [one, two])
ident, address, where = Key(".id"), Key("address"), Key("list")
say("and", list(lists.select(ident, address).where(And(where == "blocked", address == "10.0.0.1"))))
say("or", list(lists.select(ident).where(Or(where == "blocked", where == "redirected"))))
try:
    lists.add(list="blocked", address="10.0.0.1")
except TrapError as e:
    say("twice", str(e))
lists.update(**{".id": one, "comment": "changed"})
say("set", list(lists.select(Key("comment")).where(ident == one)))
lists.remove(one, two)
say("removed", len(tuple(lists)))
try:
    tuple(api("/queue/simple/remove", comment="crb_10.0.0.1"))
except TrapError as e:
    say("error", str(e))
try:
    lists.remove("*99")
except TrapError as e:
    say("missing", [str(e), e.category])
api.close()
