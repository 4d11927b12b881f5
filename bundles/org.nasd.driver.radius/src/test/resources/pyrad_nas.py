"""A NAS out of pyrad: python3 pyrad_nas.py PORT SECRET DELAY LOSE

Answers each request after DELAY seconds, but not the first LOSE of them. pyrad checks neither the secret nor the
Message-Authenticator; a wrong SECRET makes badly signed answers.
"""

import sys
import threading
import time

from pyrad import dictionary, server


class Nas(server.Server):
    _realauthfds = ()
    _realacctfds = ()
    seen = 0

    def answer(self, packet, code):
        Nas.seen += 1
        print("request", packet.id, packet.authenticator.hex(), flush=True)
        if Nas.seen <= int(sys.argv[4]):
            return
        time.sleep(float(sys.argv[3]))
        reply = self.CreateReplyPacket(packet)
        reply.code = code
        self.SendReplyPacket(packet.fd, reply)

    def HandleCoaPacket(self, packet):
        self.answer(packet, 44)

    def HandleDisconnectPacket(self, packet):
        self.answer(packet, 41)


nas = Nas(
    addresses=["127.0.0.1"],
    coaport=int(sys.argv[1]),
    dict=dictionary.Dictionary(sys.argv[5]),
    coa_enabled=True,
    auth_enabled=False,
    acct_enabled=False,
)
nas.hosts["127.0.0.1"] = server.RemoteHost("127.0.0.1", sys.argv[2].encode(), "nasd")
threading.Timer(1.0, lambda: print("listening", flush=True)).start()
nas.Run()
