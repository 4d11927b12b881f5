package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Settings;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;

/** What a scheme's author hears of templates, which are checked with 1 for every variable. */
final class CheckCommandTest {

    private static Optional<String> check(String command, String... settings) {
        Map<String, String> set = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
        try (RadiusDriver driver = new RadiusDriver(Dictionaries.shipped(), 1)) {
            return driver.checkCommand(command, Settings.of(driver.defaults(), set));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coa Filter-Id=\"session 1 redirect negbal\"",
                "disconnect User-Name=\"1\",Acct-Session-Id=\"1\"",
                "disconnect Framed-IP-Address=1",
                "coa User-Name=\"1\",Forward-Policy=\"in:HTTP-REDIRECT\",HTTP-Redirect-URL=\"http://www.example.org/nomoney\"",
                "coa User-Name=\"1\",Redback.Forward-Policy=\"in:\"",
                "coa Framed-IP-Address=1, Mikrotik-Rate-Limit=\"1k/1k 1k/1k 1k/1k 16/16 8 1k/1k\"",
                "coa Acct-Session-Id=1 Mikrotik.Rate-Limit=\"1k/1k\" Mikrotik-Address-List=crb_negbal",
                "coa Acct-Session-Id=\"1\",Cisco-AVPair=\"subscriber:command=deactivate-service\","
                        + "Cisco-AVPair=\"subscriber:service-name=1\"",
                "coa Acct-Session-Id=1,Cisco.AVPair=\"subscriber:reauthenticate-type=last\",Cisco-Account-Info=\"S1\"",
                "coa User-Name=\"1\",ERX-Service-Activate:1=\"speed(1, 1)\",ERX-Service-Timeout:1=1",
                "coa User-Name=\"1\", Service-Name:1=\"x\", Service-Action:1=ACTIVATE-WITH-ACCT",
                "coa Framed-IPv6-Prefix=1/64, Delegated-IPv6-Prefix=\"1\", NAS-IPv6-Address=1",
                "coa Acct-Session-Id=1, Huawei-Input-Average-Rate=1, Huawei-Qos-Profile-Name=\"q1\"",
                "coa Acct-Session-Id=1, Attr-26.14988.8=0x31, Attr-11=0x1",
                "coa Calling-Station-Id=1, Session-Timeout=1, Class=0x1, State=\"text\", Service-Type=Authorize-Only",
                "COA Framed-IP-Address=10.0.0.1, L4-Redirect=1, Accel-VRF-Name = \"a\\\"b\""
            })
    void goodTemplatesPass(String command) {
        assertThat(check(command)).isEmpty();
    }

    @Test
    void mistakesAreNamedWithWhatToDo() {
        assertThat(check("set User-Name=1").orElseThrow()).contains("begins with coa or disconnect", "'set'");
        assertThat(check("coa").orElseThrow()).contains("attributes are expected");
        assertThat(check("coa No-Such=1").orElseThrow()).contains("No-Such", "etc/dictionary");
        assertThat(check("coa Filter-Id=a(b").orElseThrow()).contains("'('", "double quotes");
        assertThat(check("coa Filter-Id=\"a").orElseThrow()).contains("not closed");
        assertThat(check("coa Filter-Id=a,").orElseThrow()).contains("after the last comma");
        assertThat(check("coa Filter-Id=\"a\"b=c").orElseThrow()).contains("comma or a blank", "b=c");
        assertThat(check("coa Filter-Id=\"\"").orElseThrow()).contains("no value");
        assertThat(check("coa Filter-Id").orElseThrow()).contains("= is expected");
        assertThat(check("coa Filter-Id=\"a\\b\"").orElseThrow()).contains("backslash");
        assertThat(check("coa Filter-Id=\"a\tb\"").orElseThrow()).contains("control characters");
        assertThat(check("coa Session-Timeout=soon").orElseThrow()).contains("Session-Timeout=soon", "a number from 0");
        assertThat(check("coa Session-Timeout=4294967296").orElseThrow()).contains("a number from 0");
        assertThat(check("coa Filter-Id:1=a").orElseThrow()).contains("takes no tag");
        assertThat(check("coa ERX-Service-Activate:32=a").orElseThrow()).contains("1 to 31");
        assertThat(check("coa Tunnel-Password=a").orElseThrow()).contains("encrypted");
        assertThat(check("coa Event-Timestamp=1").orElseThrow()).contains("event.timestamp");
        assertThat(check("coa Message-Authenticator=0x00").orElseThrow()).contains("message.authenticator");
        assertThat(check("coa Filter-Id=" + "a".repeat(254)).orElseThrow()).contains("254 bytes", "253");
        assertThat(check("coa Cisco-AVPair=" + "a".repeat(248)).orElseThrow()).contains("248 bytes", "247");
        assertThat(check("coa" + " Filter-Id=abcdefgh".repeat(400)).orElseThrow())
                .contains("4000 bytes");
    }

    @Test
    void aDisconnectCarriesOnlyWhatNamesTheNasAndTheSession() {
        assertThat(check("disconnect User-Name=1,Filter-Id=x").orElseThrow())
                .contains("Filter-Id", "RFC 5176", "disconnect.attributes");
        assertThat(check("disconnect User-Name=1,Filter-Id=x", "disconnect.attributes", "Class, filter-id"))
                .isEmpty();
        assertThat(check("disconnect NAS-Identifier=1").orElseThrow()).contains("names no session");
        assertThat(check("disconnect NAS-Identifier=1, Acct-Session-Id=1, NAS-IP-Address=1"))
                .isEmpty();
    }

    @Test
    void aSettingThatNamesNoAttributeIsAMistake() {
        try (RadiusDriver driver = new RadiusDriver(Dictionaries.shipped(), 1)) {
            assertThat(driver.check(Settings.of(driver.defaults(), Map.of("disconnect.attributes", "No-Such"))))
                    .singleElement()
                    .asString()
                    .contains("disconnect.attributes = No-Such");
            assertThat(driver.check(Settings.of(driver.defaults()))).isEmpty();
        }
    }
}
