package org.nasd.rest.internal.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What is this machine itself. */
public final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[(::1|(0{1,4}:){7}0{0,3}1)])(:\\d{1,5})?");

    private Loopback() {}

    /**
     * Whether an address is a loopback address.
     *
     * @param address a literal address, so that nothing is looked up
     */
    public static boolean isAddress(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether the header Host names this machine. Names are not looked up: whoever owns a name can let it point here. */
    static boolean isHost(String host) {
        return host != null && HOST.matcher(host).matches();
    }
}
