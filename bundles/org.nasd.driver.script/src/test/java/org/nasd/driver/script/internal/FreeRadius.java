package org.nasd.driver.script.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** FreeRADIUS as a NAS that takes CoA on loopback. */
final class FreeRadius implements AutoCloseable {

    final int port;
    private final Path directory;
    private final Process server;

    FreeRadius(Path directory, String secret) throws Exception {
        Scripts.require("freeradius", "radclient");
        this.directory = Files.createDirectories(directory);
        this.port = freePort();
        Files.write(directory.resolve("min.conf"), configuration(secret));
        this.server = new ProcessBuilder(
                        "/usr/sbin/freeradius", "-f", "-l", "stdout", "-xx", "-d", directory.toString(), "-n", "min")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Scripts.await(() -> log().contains("Ready to process requests"), "FreeRADIUS: " + directory);
    }

    private List<String> configuration(String secret) {
        return List.of(
                "prefix = /usr",
                "libdir = /usr/lib/freeradius",
                "security {",
                " reject_delay = 0",
                "}",
                "log {",
                " destination = stdout",
                "}",
                "client nas {",
                " ipaddr = 127.0.0.1",
                " secret = " + secret,
                "}",
                "modules {",
                " always ok {",
                "  rcode = ok",
                " }",
                " always reject {",
                "  rcode = reject",
                " }",
                "}",
                "server coa {",
                " listen {",
                "  type = coa",
                "  ipaddr = 127.0.0.1",
                "  port = " + port,
                " }",
                " recv-coa {",
                "  if (&User-Name == \"nosuch\") {",
                "   update reply {",
                "    Error-Cause := Session-Context-Not-Found",
                "   }",
                "   reject",
                "  }",
                "  ok",
                " }",
                " send-coa {",
                "  ok",
                " }",
                "}");
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** What it received and answered. */
    String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    @Override
    public void close() throws Exception {
        server.destroy();
        if (!server.waitFor(5, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }
}
