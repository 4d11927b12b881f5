package org.nasd.driver.radius.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;

final class ValueWriterTest {

    private static Dictionary dictionary;

    /** Types that no shipped attribute has. */
    @BeforeAll
    static void readOwn(@TempDir Path directory) throws IOException {
        Files.write(
                directory.resolve("own"),
                List.of(
                        "ATTRIBUTE Own-Byte 201 byte",
                        "ATTRIBUTE Own-Short 202 short",
                        "ATTRIBUTE Own-64 203 integer64",
                        "ATTRIBUTE Own-Signed 204 signed",
                        "ATTRIBUTE Own-Mac 205 ether",
                        "ATTRIBUTE Own-Prefix 206 ipv4prefix",
                        "ATTRIBUTE Own-Ip 207 combo-ip",
                        "ATTRIBUTE Own-Two 208 octets[2]",
                        "ATTRIBUTE Own-Date 209 date"));
        dictionary = Dictionaries.with(directory, mistake -> {
            throw new AssertionError(mistake);
        });
    }

    private static String bytes(String assignment, Charset charset) throws CommandSyntaxException {
        Command command = CommandParser.parse("coa " + assignment, new Language(dictionary, charset, Set.of()));
        return HexFormat.of().formatHex(command.items().get(0).value());
    }

    private static String bytes(String assignment) throws CommandSyntaxException {
        return bytes(assignment, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Filter-Id=0x41|30783431",
                "Class=0x0041fF|0041ff",
                "Class=\"0x41\"|30783431",
                "Session-Timeout=4294967295|ffffffff",
                "Session-Timeout=0x10|00000010",
                "Service-Type=Framed-User|00000002",
                "Service-Type=framed-user|00000002",
                "Framed-IP-Address=10.88.0.15|0a58000f",
                "NAS-IPv6-Address=\"2001:db8::1\"|20010db8000000000000000000000001",
                "Framed-IPv6-Prefix=2001:db8:1:2:3::/56|003820010db8000100000000000000000000",
                "Framed-Interface-Id=1:2:3:ffff|000100020003ffff",
                "Framed-Interface-Id=0:0:0:1|0000000000000001",
                "Own-64=18446744073709551615|ffffffffffffffff",
                "Own-Byte=255|ff",
                "Own-Short=65535|ffff",
                "Own-Signed=-1|ffffffff",
                "Own-Signed=2147483647|7fffffff",
                "Own-Mac=00:11:22:aA:bb:cc|001122aabbcc",
                "Own-Mac=00-11-22-aa-bb-cc|001122aabbcc",
                "Own-Prefix=10.88.0.15/24|00180a580000",
                "Own-Prefix=0.0.0.0/0|000000000000",
                "Own-Ip=10.88.0.15|0a58000f",
                "Own-Ip=::1|00000000000000000000000000000001",
                "Own-Two=0x0102|0102",
                "Own-Date=1|00000001",
                "Own-Date=2026-11-26T15:00:00Z|6b084970",
                "Tunnel-Type:3=L2TP|03000003",
                "Tunnel-Type=L2TP|00000003",
                "Tunnel-Client-Endpoint:31=a|1f61",
                "Tunnel-Client-Endpoint=a|61",
                "ERX-Service-Activate:1=\"speed(1,2)\"|01737065656428312c3229",
                "Attr-250=0x00ff|00ff",
                "Attr-26.4874.65=0x0161|0161"
            })
    void valuesBecomeTheseBytes(String assignment, String hex) throws Exception {
        assertThat(bytes(assignment)).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Session-Timeout=-1",
                "Session-Timeout=1.5",
                "Session-Timeout=1k",
                "Service-Type=No-Such",
                "Framed-IP-Address=10.88.0",
                "Framed-IP-Address=10.88.0.256",
                "Framed-IP-Address=bras-1.example.org",
                "Framed-IP-Address=1",
                "NAS-IPv6-Address=10.0.0.1",
                "NAS-IPv6-Address=\"fe80::1%eth0\"",
                "Framed-IPv6-Prefix=2001:db8::/129",
                "Framed-IPv6-Prefix=2001:db8::",
                "Framed-Interface-Id=1:2:3",
                "Class=abc",
                "Own-Byte=256",
                "Own-Short=65536",
                "Own-64=18446744073709551616",
                "Own-Signed=2147483648",
                "Own-Mac=00:11:22:aa:bb",
                "Own-Prefix=10.88.0.0/33",
                "Own-Ip=a",
                "Own-Two=0x010203",
                "Own-Date=tomorrow",
                "Class=0x123",
                "Attr-250=\"text\"",
                "Tunnel-Type:1=16777216"
            })
    void whatIsNotOfTheAttributesFormIsRefused(String assignment) {
        assertThatThrownBy(() -> bytes(assignment))
                .isInstanceOf(CommandSyntaxException.class)
                .hasMessageContaining(
                        assignment.substring(0, assignment.indexOf('=')).replace(":1", ""));
    }

    @Test
    void textIsWrittenInTheCharacterSetOfTheNas() throws Exception {
        assertThat(bytes("Filter-Id=я")).isEqualTo("d18f");
        assertThat(bytes("Filter-Id=я", Charset.forName("windows-1251"))).isEqualTo("ff");
        assertThatThrownBy(() -> bytes("Filter-Id=я", StandardCharsets.US_ASCII))
                .hasMessageContaining("US-ASCII");
    }

    @Test
    void theLimitCountsBytesNotCharacters() {
        assertThatThrownBy(() -> bytes("Filter-Id=" + "я".repeat(127))).hasMessageContaining("254 bytes");
    }
}
