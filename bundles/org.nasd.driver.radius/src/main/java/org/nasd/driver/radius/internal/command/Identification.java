package org.nasd.driver.radius.internal.command;

import static org.nasd.driver.radius.internal.dictionary.Standard.ACCT_MULTI_SESSION_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.ACCT_SESSION_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.ACCT_TERMINATE_CAUSE;
import static org.nasd.driver.radius.internal.dictionary.Standard.CALLED_STATION_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.CALLING_STATION_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.CHARGEABLE_USER_IDENTITY;
import static org.nasd.driver.radius.internal.dictionary.Standard.CLASS;
import static org.nasd.driver.radius.internal.dictionary.Standard.FRAMED_INTERFACE_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.FRAMED_IPV6_ADDRESS;
import static org.nasd.driver.radius.internal.dictionary.Standard.FRAMED_IPV6_PREFIX;
import static org.nasd.driver.radius.internal.dictionary.Standard.FRAMED_IP_ADDRESS;
import static org.nasd.driver.radius.internal.dictionary.Standard.NAS_IDENTIFIER;
import static org.nasd.driver.radius.internal.dictionary.Standard.NAS_IPV6_ADDRESS;
import static org.nasd.driver.radius.internal.dictionary.Standard.NAS_IP_ADDRESS;
import static org.nasd.driver.radius.internal.dictionary.Standard.NAS_PORT;
import static org.nasd.driver.radius.internal.dictionary.Standard.NAS_PORT_ID;
import static org.nasd.driver.radius.internal.dictionary.Standard.PROXY_STATE;
import static org.nasd.driver.radius.internal.dictionary.Standard.REPLY_MESSAGE;
import static org.nasd.driver.radius.internal.dictionary.Standard.USER_NAME;

import java.util.List;
import java.util.Set;
import org.nasd.driver.radius.internal.dictionary.Attribute;

/** Which attributes say whom a request is about (RFC 5176, section 3, with RFC 6911). */
final class Identification {

    /** An attribute by its numbers. */
    record Key(int vendor, int number) {
        boolean is(Attribute attribute) {
            return attribute.vendor().id() == vendor && attribute.number() == number;
        }
    }

    /** Cisco's ISG names a session by its address in Cisco-Account-Info. */
    private static final Key CISCO_ACCOUNT_INFO = new Key(9, 250);

    /** By what a session is known, the surest first. */
    static final List<Key> KEYS = List.of(
            new Key(0, ACCT_SESSION_ID),
            new Key(0, FRAMED_IP_ADDRESS),
            CISCO_ACCOUNT_INFO,
            new Key(0, USER_NAME),
            new Key(0, CALLING_STATION_ID));

    private static final Set<Integer> SESSION = Set.of(
            USER_NAME,
            NAS_PORT,
            FRAMED_IP_ADDRESS,
            CALLING_STATION_ID,
            ACCT_SESSION_ID,
            ACCT_MULTI_SESSION_ID,
            NAS_PORT_ID,
            CHARGEABLE_USER_IDENTITY,
            FRAMED_INTERFACE_ID,
            FRAMED_IPV6_PREFIX,
            FRAMED_IPV6_ADDRESS);

    /** What else a Disconnect-Request may carry by the table of section 3.6. */
    private static final Set<Integer> BESIDE = Set.of(
            NAS_IP_ADDRESS,
            NAS_IDENTIFIER,
            NAS_IPV6_ADDRESS,
            CALLED_STATION_ID,
            REPLY_MESSAGE,
            CLASS,
            PROXY_STATE,
            ACCT_TERMINATE_CAUSE);

    private Identification() {}

    /** Whether it tells one session from others. Vendors have attributes of their own for that. */
    static boolean namesSession(Attribute attribute) {
        return !attribute.vendor().isNone() || SESSION.contains(attribute.number());
    }

    /** Whether a Disconnect-Request may carry it. */
    static boolean mayDisconnect(Attribute attribute) {
        return namesSession(attribute) || BESIDE.contains(attribute.number());
    }
}
