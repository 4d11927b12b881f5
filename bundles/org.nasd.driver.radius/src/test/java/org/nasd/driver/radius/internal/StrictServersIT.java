package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that bind all addresses and look closely: each alone in a network namespace of its own, with the driver. */
@Timeout(180)
final class StrictServersIT {

    private static final String MAIN = "$JAVA -cp \"$CLASSES\" org.nasd.driver.radius.internal.NamespaceMain ";

    private static List<String> answers(String output) {
        assertThat(output).contains("end");
        return Pattern.compile("^> (.*)$", Pattern.MULTILINE)
                .matcher(output)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static String hostapd(String arguments) {
        return "ip link set lo up; hostapd $D/h.conf >$D/hostapd.log 2>&1 & " + MAIN + arguments + "; kill %1; wait";
    }

    private static List<String> askHostapd(Peer peer, String arguments) throws Exception {
        return answers(peer.sh("exec unshare -n bash -c '" + hostapd(arguments) + "'"));
    }

    private static Peer hostapd() throws Exception {
        Peer.require("/usr/sbin/hostapd", "/usr/bin/unshare", "/sbin/ip");
        Peer peer = new Peer();
        peer.file(
                "h.conf",
                "interface=lo",
                "driver=none",
                "ieee8021x=1",
                "own_ip_addr=127.0.0.1",
                "auth_server_addr=127.0.0.1",
                "auth_server_port=1812",
                "auth_server_shared_secret=testing123",
                "radius_das_port=3799",
                "radius_das_client=127.0.0.1 testing123",
                "radius_das_time_window=300",
                "radius_das_require_event_timestamp=1",
                "radius_das_require_message_authenticator=1");
        return peer;
    }

    @Test
    void hostapdTakesOurSignatureAndTimeAndWeTakeItsSignature() throws Exception {
        try (Peer peer = hostapd()) {
            assertThat(askHostapd(
                            peer,
                            "message.authenticator.required=true --"
                                    + " \"disconnect Acct-Session-Id=0123456789ABCDEF\""
                                    + " \"disconnect User-Name=ivanov,Calling-Station-Id=00-11-22-33-44-55\""
                                    + " \"coa User-Name=ivanov,Session-Timeout=60\""))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .isEqualTo("Done Disconnect-NAK Error-Cause=503 (Session-Context-Not-Found)"),
                            second -> assertThat(second)
                                    .isEqualTo("Done Disconnect-NAK Error-Cause=503 (Session-Context-Not-Found)"),
                            third -> assertThat(third).startsWith("Fail CoA-NAK Error-Cause=40"));
        }
    }

    @Test
    void hostapdIsSilentWithoutThem() throws Exception {
        try (Peer peer = hostapd()) {
            assertThat(askHostapd(peer, "-- \"disconnect User-Name=a\""))
                    .containsExactly("Done Disconnect-NAK Error-Cause=503 (Session-Context-Not-Found)");
            assertThat(askHostapd(peer, "message.authenticator=false -- \"disconnect User-Name=a\""))
                    .containsExactly("Silent");
            assertThat(askHostapd(peer, "event.timestamp=false -- \"disconnect User-Name=a\""))
                    .containsExactly("Silent");
        }
    }

    @Test
    void strongSwanRefusesWithoutACause() throws Exception {
        Peer.require(
                "/usr/lib/ipsec/charon",
                "/usr/lib/ipsec/plugins/libstrongswan-openssl.so",
                "/usr/lib/ipsec/plugins/libstrongswan-eap-radius.so",
                "/usr/bin/unshare",
                "/sbin/ip");
        try (Peer peer = new Peer()) {
            peer.file(
                    "s.conf",
                    "charon {",
                    "load = random nonce openssl eap-radius kernel-netlink socket-default",
                    "plugins {",
                    "eap-radius {",
                    "dae {",
                    "enable = yes",
                    "listen = 127.0.0.1",
                    "port = 3799",
                    "secret = testing123",
                    "}",
                    "servers {",
                    "a {",
                    "address = 127.0.0.1",
                    "secret = testing123",
                    "}",
                    "}",
                    "}",
                    "}",
                    "}");
            String charon = "mount -t tmpfs t /run; ip link set lo up;"
                    + " STRONGSWAN_CONF=$D/s.conf /usr/lib/ipsec/charon >$D/charon.log 2>&1 & ";
            String ask = MAIN
                    + "cause.coa.none=postpone -- \"disconnect User-Name=nosuch\" \"coa User-Name=nosuch,Session-Timeout=1\"";
            assertThat(answers(peer.sh("exec unshare -n -m bash -c '" + charon + ask + "; kill %1; wait'")))
                    .containsExactly("Fail Disconnect-NAK", "Postpone CoA-NAK");
        }
    }
}
