package org.nasd.driver.ssh.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.cli.testing.Peer;

/** An SSH server of a peer, with users of its own in a mount namespace. */
final class SshServer {

    private final Peer peer;

    SshServer(Peer peer) {
        this.peer = peer;
    }

    /** Makes a user {@code nas} that only servers started by {@link #start} know. */
    void user(String shell, String groups) throws Exception {
        peer.sh(
                "cp /etc/passwd /etc/group /etc/shadow . && chown root:shadow shadow && chmod 640 shadow && mkdir -p home /run/sshd"
                        + " && chown 61001 home && echo \"nas:x:61001:61001::$D/home:" + shell + "\" >>passwd"
                        + " && echo \"nas:$(openssl passwd -6 \"$PASSWORD\"):19000:0:99999:7:::\" >>shadow"
                        + (groups.isEmpty()
                                ? ""
                                : " && sed -i 's/^\\(" + groups + ":.*\\)$/\\1,nas/; s/:,nas/:nas/' group")
                        + " && for k in hk_ed25519 ck; do ssh-keygen -q -t ed25519 -N '' -f $k; done"
                        + " && ssh-keygen -q -t rsa -b 2048 -N '' -f hk_rsa"
                        + " && ssh-keygen -q -t rsa -b 2048 -m PEM -N phrase -f ck_rsa && cat ck.pub ck_rsa.pub >ak");
    }

    /** Starts a server that listens at {@link Peer#port}; its own words go to the file {@code log}. */
    void start(String command) throws Exception {
        peer.run(
                "exec unshare -m --propagation private bash -c 'for f in passwd shadow group; do mount -B $D/$f /etc/$f; done;"
                        + " exec \"$@\"' n " + command);
        Peer.awaitPort(peer.port);
    }

    /** Starts OpenSSH with options of its configuration file. */
    void sshd(String... options) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "Port " + peer.port,
                "ListenAddress 127.0.0.1",
                "PidFile none",
                "UsePAM no",
                "AuthorizedKeysFile " + peer.directory.resolve("ak"),
                "StrictModes no",
                "KbdInteractiveAuthentication no"));
        lines.addAll(Arrays.asList(options));
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("HostKey "))) {
            lines.add("HostKey " + peer.directory.resolve("hk_ed25519"));
            lines.add("HostKey " + peer.directory.resolve("hk_rsa"));
        }
        Files.write(peer.directory.resolve("sshd.conf"), lines);
        start("/usr/sbin/sshd -D -e -f $D/sshd.conf");
    }

    /** A connection that the server waits on for a login. */
    Socket occupy() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() - until < 0) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), peer.port);
            if (socket.getInputStream().read() == 'S') {
                return socket;
            }
            socket.close();
        }
        throw new IOException("the server never greeted");
    }
}
