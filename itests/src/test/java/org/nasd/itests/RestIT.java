package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.itests.harness.Distribution;

/** REST as programs meet it: curl against the distribution. Its only NAS is away, so that what was accepted can be counted. */
class RestIT {

    private static final String ADMIN = "an-admins-token";
    private static final String BILLING = "the-billings-token";
    private static final int ACCOUNTS = 1000;
    private static final int PAGE = 10_000;
    private static final String REDIRECT_CANCELS =
            "method1=objects.filter&arg1={\"event_type\": \"user_redirect_cancel\", \"usluga_id__isnull\": true}&method2=count&arg2={}";

    /** The last lines of the original's description, as they stand there. */
    private static final String LOOP = """
            #/bin/bash

            sqlexec "set list; select id from users u where nas_id=1112" | awk '$2{print $2}' | while read user_id; do
            curl -XPOST 'http://169.254.80.82:8082/rest_api/v2/EventsStackCompact/' -d 'method1=objects.create&arg1={"user_id": '$user_id',"cmd":"user_redirect_cancel"}'
            done

            exit 0
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Distribution nasd;
    private static Path work;

    @BeforeAll
    static void boot() throws Exception {
        nasd = Distribution.unpacked("rest");
        work = Files.createDirectories(nasd.home().resolve("clients"));
        Files.writeString(
                nasd.home().resolve("etc/org.nasd.rest.tokens.cfg"),
                "ada = admin:" + sha256(ADMIN) + "\nbilling = operator: " + sha256(BILLING) + "\n");
        nasd.withUser("vera", "looks", "viewers").withUser("oleg", "pushes", "operators");
        nasd.start().awaitReady();
        String nas = "{\"name\":\"away\",\"nas_ip\":\"10.90.185.2\",\"scheme\":\"Mikrotik-Simple\","
                + "\"telnet_ip\":\"127.0.0.1\",\"telnet_port\":1,\"telnet_login\":\"x\",\"telnet_password\":\"hush\"}";
        curl(200, "Nas", "-H", "Authorization: Bearer " + ADMIN, "-d", "method1=objects.create&arg1=" + nas);
        addAccounts();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One curl, one connection, a thousand requests. */
    private static void addAccounts() throws Exception {
        String requests = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(id -> "url = \"" + url("Users") + "\"\nheader = \"Authorization: Bearer " + ADMIN + "\"\n"
                        + "data = \"method1=objects.create&arg1={\\\"id\\\":" + id
                        + ",\\\"nas\\\":1,\\\"ip\\\":\\\"10.7."
                        + id / 250 + "." + id % 250 + "\\\"}\"\n")
                .collect(Collectors.joining("next\n"));
        Files.writeString(work.resolve("accounts.curl"), requests);
        String answers =
                run(Map.of(), "curl", "-s", "-K", work.resolve("accounts.curl").toString());
        assertThat(answers.split("\"result\"", -1)).hasSize(ACCOUNTS + 1);
    }

    @AfterAll
    static void stop() throws Exception {
        nasd.close();
    }

    private static String url(String model) {
        return "http://127.0.0.1:" + nasd.ports().rest() + "/rest_api/v2/" + model + "/";
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(work, "out", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                .endsWith("_proxy"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS))
                .as(Arrays.toString(command))
                .isTrue();
        return Files.readString(output);
    }

    /** What curl is answered, which must have that status. */
    private static JsonNode curl(int status, String model, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-q", "-s", "-w", "\n%{http_code}"));
        command.addAll(List.of(arguments));
        command.add(url(model));
        String answer = run(Map.of(), command.toArray(new String[0]));
        int cut = answer.lastIndexOf('\n');
        assertThat(answer.substring(cut + 1)).as(answer).isEqualTo(String.valueOf(status));
        return JSON.readTree(answer.substring(0, cut));
    }

    private static JsonNode result(String model, String body) throws Exception {
        return curl(200, model, "-d", body).get("result");
    }

    /** How many events wait, once the compactor has nothing left to do. */
    private static long waiting() throws Exception {
        nasd.await(
                "the compact stack is empty",
                Duration.ofSeconds(30),
                () -> result("EventsStackCompact", "method1=objects.count&arg1={}")
                                .asLong()
                        == 0);
        return result("EventsStack", "method1=objects.count&arg1={}").asLong()
                + result("EventsFailed", "method1=objects.count&arg1={}").asLong();
    }

    @Test
    void theOriginalsLoopWorksAsItStands() throws Exception {
        Files.writeString(work.resolve("loop"), LOOP);
        Path sqlexec = work.resolve("sqlexec");
        Files.writeString(
                sqlexec, "#!/bin/sh\nfor id in $(seq 1 " + ACCOUNTS + "); do echo; echo \"ID      $id\"; done\n");
        assertThat(sqlexec.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                work.resolve(".curlrc"),
                "connect-to = \"169.254.80.82:8082:127.0.0.1:" + nasd.ports().rest() + "\"\n"
                        + "header = \"Authorization: Bearer " + BILLING + "\"\nsilent\n");

        String answers = run(
                Map.of("CURL_HOME", work.toString(), "PATH", work + ":" + System.getenv("PATH")),
                "bash",
                work.resolve("loop").toString());

        assertThat(answers.split("\"result\"", -1))
                .as(answers.substring(0, 200))
                .hasSize(ACCOUNTS + 1);
        assertThat(answers).doesNotContain("\"error\"");
        nasd.await(
                "each of the accounts has its event",
                Duration.ofSeconds(60),
                () -> result("EventsStack", REDIRECT_CANCELS).asLong() == ACCOUNTS);
        JsonNode first = result(
                "EventsStack",
                "method1=objects.get&arg1={\"user_id\": 7, \"event_type\": \"user_redirect_cancel\", \"usluga_id__isnull\": 1}"
                        + "&fields=[\"user__ip\", \"nas__name\", \"owner_function\"]");
        assertThat(first.at("/fields/user/fields/ip").asText()).isEqualTo("10.7.0.7");
        assertThat(first.at("/fields/nas/fields/name").asText()).isEqualTo("away");
        assertThat(first.at("/fields/owner_function").asText()).contains("billing");
    }

    @Test
    void theSameKeyPostedAHundredTimesAtOnceIsOneEvent() throws Exception {
        Path answers = Files.createDirectories(work.resolve("same-key"));

        run(
                Map.of(),
                "curl",
                "-q",
                "-s",
                "-Z",
                "--parallel-immediate",
                "--parallel-max",
                "100",
                "-o",
                answers + "/#1.json",
                "-H",
                "Idempotency-Key: payment-4711",
                "-d",
                "method1=objects.create&arg1={\"user_id\": 9, \"cmd\": \"user_accept\", \"usluga_id\": 4711}",
                url("EventsStackCompact") + "?[1-100]");

        try (Stream<Path> files = Files.list(answers)) {
            List<String> texts = files.map(RestIT::text).toList();
            assertThat(texts).hasSize(100);
            assertThat(texts.stream().distinct()).hasSize(1);
            assertThat(texts.get(0)).contains("\"pk\":");
        }
        nasd.await(
                "it is on the main stack",
                Duration.ofSeconds(20),
                () -> result("EventsStack", "method1=objects.filter&arg1={\"usluga_id\": 4711}&method2=count&arg2={}")
                                .asLong()
                        == 1);
        assertThat(result("EventsStackCompact", "method1=objects.filter&arg1={\"usluga_id\": 4711}"))
                .isEmpty();
        curl(
                409,
                "EventsStackCompact",
                "-H",
                "Idempotency-Key: payment-4711",
                "-d",
                "method1=objects.create&arg1={\"user_id\": 10, \"cmd\": \"user_accept\", \"usluga_id\": 4711}");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hostileBodiesAreRefusedAndLeaveNoTrace() throws Exception {
        long before = waiting();
        refused(413, "method1=objects.create&arg1=" + " ".repeat(10 << 20));
        refused(400, "method1=objects.create&arg1=" + "{\"params\":".repeat(100_000));
        refused(
                400,
                "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"user_edit\", \"acct_session_id\": \"a\0b\"}");
        refused(
                400,
                "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"user_edit\", \"acct_session_id\": \"a\\u0000b\"}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1, \"user_id\": 2, \"cmd\": \"user_edit\"}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"user_edit\"}&arg1={}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1e400, \"cmd\": \"user_edit\"}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"user_edit\\nuser_del\"}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"x'; DROP TABLE NAS; --\"}");
        refused(400, "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"user_edit\", \"params\": \"[\"}");
        refused(400, "method1=objects.bulk_create&arg1=[{\"user_id\": 1, \"cmd\": \"user_edit\"}, {\"user_id\": 1}]");
        refused(400, "method1=objects.create&arg1=%ff");
        refused(400, "");
        byte[] latin = "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": \"\u00e9\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(400, latin);

        assertThat(waiting()).isEqualTo(before);
        assertThat(nasd.get(nasd.ports().rest(), "/health/ready").statusCode()).isEqualTo(200);
        assertThat(nasd.log()).noneMatch(line -> line.contains("ERROR") && line.contains("org.nasd.rest"));
    }

    private static void refused(int status, String body) throws Exception {
        refused(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(int status, byte[] body) throws Exception {
        Path file = Files.write(work.resolve("hostile"), body);
        JsonNode answer = curl(status, "EventsStackCompact", "--data-binary", "@" + file);
        assertThat(answer.get("error").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who                                | looks | pushes | changes a NAS
                "                                     | 200 | 200 | 403",
                "-u vera:looks                        | 200 | 403 | 403",
                "-u oleg:pushes                       | 200 | 200 | 403",
                "-u oleg:wrong                        | 401 | 401 | 401",
                "-u nobody:looks                      | 401 | 401 | 401",
                "-H Authorization:Bearer the-billings-token | 200 | 200 | 403",
                "-H Authorization:Bearer an-admins-token    | 200 | 200 | 200",
                "-H Authorization:Bearer guessed            | 401 | 401 | 401",
                "-H X-Forwarded-For:10.1.1.1          | 401 | 401 | 401",
                "-H Forwarded:for=10.1.1.1            | 401 | 401 | 401",
                "-H Host:nasd.example                 | 401 | 401 | 401",
                "-H Origin:http://evil.example        | 403 | 403 | 403",
                "-H Sec-Fetch-Site:cross-site         | 403 | 403 | 403",
            })
    void whoMayDoWhat(String who, int looks, int pushes, int changes) throws Exception {
        String[] login = who == null ? new String[0] : who.split(" ", 2);
        for (Map.Entry<String, Integer> expected : Map.of(
                        "Nas method1=objects.all&arg1={}", looks,
                        "EventsStackCompact method1=objects.create&arg1={\"user_id\":1,\"cmd\":\"user_edit\"}", pushes,
                        "Nas method1=objects.get&arg1={\"id\":1}&method2=save&arg2={\"telnet_login\":\"y\"}", changes)
                .entrySet()) {
            String[] question = expected.getKey().split(" ", 2);
            String[] arguments = Stream.concat(Arrays.stream(login), Stream.of("-d", question[1]))
                    .toArray(String[]::new);
            JsonNode answer = curl(expected.getValue(), question[0], arguments);
            assertThat(answer.toString()).doesNotContain("hush");
        }
    }

    @Test
    void anOrderMayBeAskedForByTheIdItself() throws Exception {
        JsonNode users = result(
                "Users",
                "method1=objects.all&arg1={}&method2=order_by&arg2=[\"-id\"]&fields=[\"id\"]&limit=2&offset=1");

        assertThat(users).extracting(user -> user.get("pk").asInt()).containsExactly(ACCOUNTS - 1, ACCOUNTS - 2);
    }

    @Test
    void restAnswersOnItsOwnPortOnly() throws Exception {
        assertThat(nasd.get(nasd.ports().http(), "/rest_api/v2/").statusCode()).isEqualTo(404);
        assertThat(nasd.get(nasd.ports().rest(), "/rest_api/v2/openapi.json").body())
                .contains("\"openapi\":\"3.0.3\"");
        assertThat(nasd.get(nasd.ports().rest(), "/rest_api/v2/").body()).contains("EventsStackCompact", "bulk_create");
    }

    @Test
    void aFailedEventIsFoundAndSentAgain() throws Exception {
        result("EventsStackCompact", "method1=objects.create&arg1={\"user_id\": 987654, \"cmd\": \"user_edit\"}");
        String filter = "method1=objects.filter&arg1={\"user_id\": 987654, \"reason\": \"rejected\"}";
        nasd.await("it is rejected", Duration.ofSeconds(30), () -> !result("EventsFailed", filter)
                .isEmpty());

        JsonNode acted = result("EventsFailed", filter + "&method2=requeue&arg2={}");

        assertThat(acted.get("done").asInt()).isEqualTo(1);
        nasd.await(
                "it is rejected again",
                Duration.ofSeconds(30),
                () -> result("EventsFailed", filter).size() == 1);
        curl(403, "EventsFailed", "-d", filter + "&method2=delete&arg2={}");
        curl(200, "EventsFailed", "-H", "Authorization: Bearer " + ADMIN, "-d", filter + "&method2=delete&arg2={}");
        assertThat(result("EventsFailed", filter)).isEmpty();
    }

    @Test
    void twoHundredThousandWaitingEventsSlowNeitherCountNorPage() throws Exception {
        long began = System.nanoTime();
        for (int page = 0; page < 20; page++) {
            Files.writeString(work.resolve("page"), page(page));
            JsonNode pushed = curl(200, "EventsStackCompact", "--data-binary", "@" + work.resolve("page"));
            assertThat(pushed.get("result")).hasSize(PAGE);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("bulk_create: %.0f events/s by curl, 20 x %d%n", 20 * PAGE / seconds, PAGE);
        assertThat(20 * PAGE / seconds).isGreaterThan(1000);
        nasd.await(
                "they are all on the main stack",
                Duration.ofMinutes(3),
                () -> result("EventsStackCompact", "method1=objects.count&arg1={}")
                                .asLong()
                        == 0);

        String main = "EventsStack";
        assertThat(result(main, "method1=objects.count&arg1={}").asLong()).isGreaterThanOrEqualTo(20L * PAGE);
        assertThat(fastest(main, "method1=objects.count&arg1={}")).isLessThan(Duration.ofSeconds(1));
        assertThat(fastest(main, "method1=objects.all&arg1={}")).isLessThan(Duration.ofSeconds(1));
        assertThat(fastest(main, "method1=objects.filter&arg1={\"user_id\": 5}"))
                .isLessThan(Duration.ofSeconds(1));
        String last = result(
                        main,
                        "method1=objects.get&arg1={\"usluga_id\": " + (1_000_000 + 20 * PAGE - 1) + "}&fields=[\"id\"]")
                .get("pk")
                .asText();
        assertThat(result(main, "method1=objects.filter&arg1={\"id__gte\": " + last + "}&limit=1")
                        .at("/0/pk")
                        .asText())
                .isEqualTo(last);
        measureSingleEvents();
    }

    /** Events with a service of their own each, which nothing makes obsolete. */
    private static String page(int page) {
        return IntStream.range(0, PAGE)
                .mapToObj(i -> "{\"user_id\":" + (i % ACCOUNTS + 1) + ",\"cmd\":\"user_redirect\",\"usluga_id\":"
                        + (1_000_000 + page * PAGE + i) + "}")
                .collect(Collectors.joining(",", "method1=objects.bulk_create&arg1=[", "]"));
    }

    private static Duration fastest(String model, String body) throws Exception {
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            result(model, body);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    /** Tells how many events one connection brings in one by one, each durable before it is answered. */
    private static void measureSingleEvents() throws Exception {
        int events = 2000;
        String requests = IntStream.range(0, events)
                .mapToObj(i -> "url = \"" + url("EventsStackCompact") + "\"\ndata = \"method1=objects.create&arg1={"
                        + "\\\"user_id\\\":" + (i % ACCOUNTS + 1)
                        + ",\\\"cmd\\\":\\\"user_redirect\\\",\\\"usluga_id\\\":"
                        + (5_000_000 + i) + "}\"\n")
                .collect(Collectors.joining("next\n"));
        Files.writeString(work.resolve("single.curl"), requests);
        long began = System.nanoTime();
        String answers =
                run(Map.of(), "curl", "-s", "-K", work.resolve("single.curl").toString());
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(answers.split("\"result\"", -1)).hasSize(events + 1);
        System.out.printf("objects.create: %.0f events/s by curl on one connection%n", events / seconds);
    }
}
