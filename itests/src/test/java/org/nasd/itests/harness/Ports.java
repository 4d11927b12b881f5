package org.nasd.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ports of one instance. */
public record Ports(int rest, int http, int ssh, int rmiRegistry, int rmiServer) {

    /** Ports that are free now, all different. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "NASD_REST_PORT", String.valueOf(rest),
                "NASD_HTTP_PORT", String.valueOf(http),
                "NASD_SSH_PORT", String.valueOf(ssh),
                "NASD_RMI_REGISTRY_PORT", String.valueOf(rmiRegistry),
                "NASD_RMI_SERVER_PORT", String.valueOf(rmiServer));
    }
}
