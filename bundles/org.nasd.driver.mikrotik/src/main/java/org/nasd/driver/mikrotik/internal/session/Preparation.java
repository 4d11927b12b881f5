package org.nasd.driver.mikrotik.internal.session;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.tls.TlsClient;

/** What must be known before connecting and may block: the address behind a name, the authorities that are trusted. */
sealed interface Preparation {

    /**
     * All is known.
     *
     * @param address where to connect to
     * @param tls the TLS side, or null without TLS
     */
    record Ready(InetSocketAddress address, TlsClient tls) implements Preparation {}

    /** There is no way to connect. */
    record Impossible(Outcome.Unavailable why) implements Preparation {}

    /** Whether preparing may block. */
    static boolean blocks(Router router) {
        return router.tls().used() || literal(router.host()) == null;
    }

    /** Prepares; blocks where {@link #blocks} says so. */
    static Preparation of(Router router) {
        InetAddress address;
        try {
            address = address(router.host());
        } catch (UnknownHostException e) {
            return impossible(Trouble.UNREACHABLE, router.address() + ": nobody knows the address of " + router.host());
        }
        InetSocketAddress target = new InetSocketAddress(address, router.port());
        if (!router.tls().used()) {
            return new Ready(target, null);
        }
        try {
            return new Ready(target, TlsClient.of(router.tls(), router.host()));
        } catch (IOException | GeneralSecurityException e) {
            String source =
                    router.tls().caFile().map(file -> "tls_ca = " + file).orElse("Java's trust store");
            return impossible(Trouble.MISCONFIGURED, router.address() + ": " + source + " cannot be used: " + e);
        }
    }

    private static Impossible impossible(Trouble trouble, String reason) {
        return new Impossible(new Outcome.Unavailable(trouble, reason));
    }

    private static InetAddress address(String host) throws UnknownHostException {
        byte[] literal = literal(host);
        return literal == null ? InetAddress.getByName(host) : InetAddress.getByAddress(literal);
    }

    private static byte[] literal(String host) {
        return NetUtil.createByteArrayFromIpAddressString(host);
    }
}
