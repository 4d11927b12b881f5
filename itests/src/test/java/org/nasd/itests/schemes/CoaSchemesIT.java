package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Outcome;
import org.nasd.api.scheme.Rendering;
import org.nasd.itests.harness.Await;

/** The schemes that speak RADIUS CoA against FreeRADIUS, which reads the requests with its own dictionaries and says what it read. */
@Timeout(120)
class CoaSchemesIT {

    private static final String SECRET = "testing123";

    /** Of a request, what the driver adds of its own. */
    private static final Pattern OWN =
            Pattern.compile("(Message-Authenticator|Event-Timestamp|NAS-I\\S+|Proxy-State) .*");

    private static final Pattern REQUEST =
            Pattern.compile("Received (CoA|Disconnect)-Request Id \\d+ from .*\\n((?:\\(\\d+\\) {3}\\S.*\\n)*)");

    @TempDir
    static Path scratch;

    private static Container container;
    private static Peer nas;

    @BeforeAll
    static void start() throws Exception {
        Peer.require("/usr/sbin/freeradius");
        container = Container.start(Shipped.ETC, scratch);
        nas = new Peer();
        nas.sh(
                "tr '|' '\\n' >min.conf <<<'prefix = /usr|libdir = /usr/lib/freeradius|security {|reject_delay = 0|}|log {|"
                        + "destination = stdout|}|client nas {|ipaddr = 127.0.0.1|secret = " + SECRET
                        + "|}|modules {|always ok {|rcode = ok|}|always reject {|rcode = reject|}|}|server coa {|listen {|type = coa|"
                        + "ipaddr = 127.0.0.1|port = '$P'|}|recv-coa {|if (&User-Name == \"nosuch\") {|update reply {|"
                        + "Error-Cause := Session-Context-Not-Found|}|reject|}|if (&User-Name == \"wrong\") {|update reply {|"
                        + "Error-Cause := Invalid-Attribute-Value|}|reject|}|ok|}|send-coa {|ok|}|}'"
                        + " && printf '$INCLUDE /usr/share/freeradius/dictionary\\nATTRIBUTE L4-Redirect 243 integer\\n"
                        + "ATTRIBUTE L4-Redirect-ipset 244 string\\n' >dictionary && chmod -R a+rX .");
        nas.run("exec freeradius -f -X -d $D -D $D -n min");
        Await.until(
                "FreeRADIUS is ready", Duration.ofSeconds(30), () -> nas.log().contains("Ready to process"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (nas != null) {
            nas.close();
        }
        if (container != null) {
            container.close();
        }
    }

    static List<String> names() {
        return Shipped.names().stream().filter(CoaSchemesIT::speaksRadius).toList();
    }

    private static boolean speaksRadius(String name) {
        try {
            return Files.readString(Shipped.ETC.resolve("oss").resolve(name).resolve("scheme.cfg"))
                    .contains("\ndriver = radius-coa\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bench bench(String scheme) throws Exception {
        return Bench.open(Shipped.of(scheme, container), nas.port, null, SECRET, Map.of());
    }

    @ParameterizedTest
    @MethodSource("names")
    void freeRadiusReadsInEveryRequestWhatTheSchemeSays(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        try (Bench bench = bench(name)) {
            for (Map<String, Object> account : Sample.all().values()) {
                for (String event : shipped.scheme().events()) {
                    List<List<String>> expected = shipped.commands(event, account).stream()
                            .map(CoaSchemesIT::expected)
                            .toList();
                    for (int time = 1; time <= 2; time++) {
                        int before = requests().size();
                        bench.done(event, account);
                        Await.until(
                                "FreeRADIUS has written down what it read",
                                Duration.ofSeconds(5),
                                () -> requests().size() >= before + expected.size());
                        List<List<String>> all = requests();
                        assertThat(all.subList(before, all.size()))
                                .as("%s, time %d", event, time)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** A command as FreeRADIUS would show it: kind, then names and values. */
    private static List<String> expected(String command) {
        List<String> lines = new ArrayList<>();
        lines.add(command.startsWith("coa ") ? "CoA" : "Disconnect");
        lines.addAll(Lines.radiusValues(command));
        return lines;
    }

    /** All requests so far, each as its kind and its attributes without quotes. */
    private static List<List<String>> requests() throws Exception {
        List<List<String>> requests = new ArrayList<>();
        Matcher matcher = REQUEST.matcher(nas.log());
        while (matcher.find()) {
            List<String> lines = new ArrayList<>(List.of(matcher.group(1)));
            matcher.group(2)
                    .lines()
                    .map(line -> line.replaceFirst("^\\(\\d+\\) +", ""))
                    .filter(line -> !OWN.matcher(line).matches())
                    .map(CoaSchemesIT::plain)
                    .forEach(lines::add);
            requests.add(lines);
        }
        return requests;
    }

    /** {@code Name = "a \"b\""} as {@code Name=a "b"}. */
    private static String plain(String line) {
        int equals = line.indexOf(" = ");
        String value = line.substring(equals + 3);
        if (value.startsWith("\"")) {
            value = value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return line.substring(0, equals) + "=" + value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accel-ppp", "Huawei-ME60-CoA", "Juniper-CoA", "Mikrotik-CoA", "Redback-CoA"})
    void aSubscriberWhoIsOfflineIsNoError(String name) throws Exception {
        Map<String, Object> offline = Sample.sparse();
        offline.put("login", "nosuch");
        offline.put("by_login", true);
        try (Bench bench = bench(name)) {
            for (String event : List.of("user_redirect", "user_redirect_cancel", "user_rate_set", "user_disconnect")) {
                assertThat(bench.done(event, offline)).as(event).contains("503");
            }
        }
    }

    @Test
    void aValueThatTheRouterRefusesFailsTheEventWithItsReason() throws Exception {
        Map<String, Object> account = Sample.sparse();
        account.put("login", "wrong");
        try (Bench bench = bench("Mikrotik-CoA")) {
            Outcome outcome = bench.perform("user_rate_set", account);
            assertThat(outcome).isInstanceOf(Outcome.Fail.class);
            assertThat(((Outcome.Fail) outcome).reason()).contains("407");
        }
    }

    @Test
    void aSpeedBeyondWhatFitsFailsBeforeAnythingIsSent() throws Exception {
        Map<String, Object> account = Sample.sparse();
        account.put("rate_in", 4_294_968L);
        int before = requests().size();
        Shipped shipped = Shipped.of("Huawei-ME60-CoA", container);
        assertThat(shipped.render("user_rate_set", account)).isInstanceOf(Rendering.Commands.class);
        try (Bench bench = bench("Huawei-ME60-CoA")) {
            assertThat(bench.perform("user_rate_set", account)).isInstanceOf(Outcome.Fail.class);
        }
        assertThat(requests()).hasSize(before);
    }
}
