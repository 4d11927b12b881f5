package org.nasd.stack.internal.lease;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * Who this node is.
 *
 * @param id unique to this start of it
 * @param name what people call it, the same at every start, and another on every node
 */
public record NodeIdentity(String id, String name) {

    /** A node at its start. */
    public static NodeIdentity named(String name) {
        return new NodeIdentity(UUID.randomUUID().toString(), name);
    }

    /** The name of a node that was not given one: its host, and where on it it is installed. */
    public static String defaultName() {
        return host() + ":" + System.getProperty("karaf.base", System.getProperty("user.dir"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
