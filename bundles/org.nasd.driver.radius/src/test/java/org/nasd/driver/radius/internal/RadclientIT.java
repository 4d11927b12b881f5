package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.wire.RequestWriter;
import org.nasd.driver.radius.internal.wire.SharedSecret;

/** radclient, the reference client: for the same input it sends the same bytes. */
@Timeout(60)
final class RadclientIT {

    private static final Language LANGUAGE = new Language(Dictionaries.shipped(), StandardCharsets.UTF_8, Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "disconnect|User-Name = \"ivanov\";Acct-Session-Id = \"0001\"",
                "disconnect|Framed-IP-Address = 10.88.0.15;NAS-IP-Address = 192.0.2.1;NAS-Identifier = \"bras-1\"",
                "coa|Filter-Id = \"session 10.88.0.15 rate set in 1 2 3 out 4 5 6\"",
                "coa|User-Name = \"иванов\";Mikrotik-Rate-Limit = \"5M/5M\";Mikrotik-Address-List = \"x\";Mikrotik-Recv-Limit = 4294967295",
                "coa|Acct-Session-Id = \"1\";Cisco-AVPair = \"a=b\";Cisco-AVPair = \"c=d\";Cisco-Account-Info = \"S10.88.0.15\"",
                "coa|User-Name = \"a\";ERX-Service-Activate:1 = \"speed(1,2)\";ERX-Service-Timeout:1 = 60;ERX-Service-Deactivate = \"x\"",
                "coa|User-Name = \"a\";Service-Name:2 = \"s\";Service-Action:2 = 1;Forward-Policy = \"in:\";Tunnel-Type:1 = 3",
                "coa|User-Name = \"a\";Huawei-Input-Average-Rate = 1000;Huawei-Subnet-Mask = 255.255.255.0;Huawei-User-Class = \"g\"",
                "coa|Framed-IPv6-Prefix = 2001:db8:1:2::/64;Delegated-IPv6-Prefix = 2001:db8::/56;NAS-IPv6-Address = 2001:db8::1",
                "coa|Framed-Interface-Id = 1:2:3:ffff;Class = 0x00ff;Session-Timeout = 60;Service-Type = 2",
                "coa|WISPr-Bandwidth-Max-Up = 1;RP-Upstream-Speed-Limit = 2;Ascend-Data-Rate = 3;VasExperts-Policing-Profile = \"p\""
            })
    void theBytesAreTheSame(String verb, String pairs) throws Exception {
        Peer.require("/usr/bin/radclient");
        try (Peer peer = new Peer();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            peer.file("in", ("Message-Authenticator = 0x00;" + pairs + ";Event-Timestamp = 1790000000").split(";"));
            String output = peer.sh("radclient -x -r 1 -t 2 127.0.0.1:" + nas.port() + " " + verb + " testing123 <in");
            assertThat(output).contains("-ACK");
            byte[] theirs = nas.requests().get(0).packet().bytes();
            Command command = CommandParser.parse(verb + " " + pairs.replace(';', ','), LANGUAGE);
            SharedSecret secret = new SharedSecret("testing123".getBytes(StandardCharsets.UTF_8));
            byte[] ours =
                    new RequestWriter(secret, true, true, List.of()).write(command, theirs[1] & 0xFF, 1_790_000_000L);
            assertThat(ByteBuffer.wrap(ours))
                    .as(HexFormat.of().formatHex(ours) + " and "
                            + HexFormat.of().formatHex(theirs))
                    .isEqualTo(ByteBuffer.wrap(theirs));
        }
    }
}
