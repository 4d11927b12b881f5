package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Load;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** Two nodes are one thing for people: each shows what goes on with all NAS, and does whatever is asked of it with any of them. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class NodesAsOneIT {

    private static final int NAS = 6;
    private static final int ACCOUNTS_OF_EACH = 10;
    private static final int ACCOUNTS = NAS * ACCOUNTS_OF_EACH;
    private static final int FORKS = 4;
    private static final Duration A_WHILE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Router> ROUTERS = new ArrayList<>();
    private static TestDatabase database;
    private static Billing billing;
    private static Distribution alpha;
    private static Distribution bravo;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.postgresql();
        billing = new Billing(database.url(), database.user(), database.password());
        alpha = node("alpha");
        bravo = node("bravo");
        alpha.start();
        bravo.start();
        alpha.awaitReady();
        bravo.awaitReady();
        for (int i = 0; i < NAS; i++) {
            Router router = Router.start("m" + i, Duration.ofMillis(10));
            ROUTERS.add(router);
            router.addTo(alpha, "10.90.0." + i, Ledger.SCHEME, FORKS);
            long id = billing.number("SELECT ID FROM NAS WHERE NAME = 'm" + i + "'");
            billing.addAccounts(1 + i * ACCOUNTS_OF_EACH, ACCOUNTS_OF_EACH, id);
        }
    }

    private static Distribution node(String name) throws Exception {
        Distribution node = Distribution.unpacked("as-one-" + name).usingDatabase(database);
        Files.writeString(
                node.home().resolve("etc/org.nasd.stack.cfg"), "\nnode = " + name + "\n", StandardOpenOption.APPEND);
        Ledger.install(node);
        // in another menu than the ledger's, which its account of places must not meet
        Files.writeString(
                node.home().resolve("etc/oss/" + Ledger.SCHEME + "/remark.cmd"),
                "/ip firewall address-list ensure [list=nasd address={{ip}}] comment={{text}}\n");
        return node;
    }

    @AfterAll
    static void stop() throws Exception {
        for (Distribution node :
                Stream.of(alpha, bravo).filter(one -> one != null).toList()) {
            node.close();
        }
        ROUTERS.forEach(Router::close);
        database.close();
    }

    /** Both have NAS, and each knows that. */
    @BeforeEach
    void theNasAreShared() throws Exception {
        for (Distribution node : List.of(alpha, bravo)) {
            node.await("the NAS are shared", A_WHILE, () -> {
                Map<String, String> states = states(node);
                return states.size() == NAS
                        && states.values().stream().allMatch(state -> state.endsWith(" working"))
                        && states.values().stream().distinct().count() == 2;
            });
        }
    }

    private static JsonNode ask(Distribution node, String command) throws Exception {
        return JSON.readTree(node.admin().run(command).ok());
    }

    /** Node and state of each NAS, as a node shows them. */
    private static Map<String, String> states(Distribution node) throws Exception {
        Map<String, String> states = new TreeMap<>();
        ask(node, "nas:list --json")
                .path("nas")
                .forEach(nas -> states.put(
                        nas.path("name").asText(),
                        nas.path("node").asText() + " "
                                + nas.path("activity").path("state").asText("unknown")));
        return states;
    }

    /** A NAS that the given node works. */
    private static Router routerOf(String node) throws Exception {
        String name = billing.text("SELECT MIN(A.NAME) FROM NAS A JOIN NAS_LEASES L ON L.NAS_ID = A.ID"
                + " JOIN NODES N ON N.ID = L.NODE_ID WHERE N.NAME = '" + node + "'");
        return ROUTERS.get(Integer.parseInt(name.substring(1)));
    }

    private static int account(Router router) {
        return 1 + ROUTERS.indexOf(router) * ACCOUNTS_OF_EACH;
    }

    private static String name(Router router) {
        return "m" + ROUTERS.indexOf(router);
    }

    private static void ask(Router router, String text) throws Exception {
        billing.ask("remark", account(router), null, "{\"text\": \"" + text + "\"}");
    }

    private static boolean heard(Router router, String text) {
        return router.journal().entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .anyMatch(change -> text.equals(change.value("comment")));
    }

    private static void awaitWaiting(Router router) throws Exception {
        alpha.await(
                "the event waits",
                A_WHILE,
                () -> billing.number("SELECT COUNT(*) FROM EVENTS_STACK WHERE USER_ID = " + account(router)) == 1);
    }

    @Test
    void aPauseByWayOfTheOtherNodeHoldsAndIsShownByBoth() throws Exception {
        Router router = routerOf("bravo");
        alpha.admin().run("nas:pause " + name(router) + " new cable").ok();
        for (Distribution node : List.of(alpha, bravo)) {
            node.await("the pause is shown", A_WHILE, () -> states(node)
                    .get(name(router))
                    .equals("bravo paused"));
        }
        ask(router, "while-paused");
        awaitWaiting(router);
        alpha.admin().run("nas:resume " + name(router)).ok();
        alpha.await("it goes on", A_WHILE, () -> heard(router, "while-paused"));
    }

    @Test
    void aRouterThatIsAwayIsShownByBothWithTheReason() throws Exception {
        Router router = routerOf("bravo");
        alpha.admin().run("nas:set " + name(router) + " telnet_password=wrong").ok();
        ask(router, "after-the-login");
        for (Distribution node : List.of(alpha, bravo)) {
            node.await("the trouble is shown", A_WHILE, () -> {
                JsonNode nas = ask(node, "nas:info " + name(router) + " --json");
                String state = nas.path("activity").path("state").asText();
                return nas.path("node").asText().equals("bravo")
                        && !state.equals("working")
                        && nas.path("activity").path("reason").asText().length() > 0;
            });
            node.await(
                    "it is a problem of the whole",
                    A_WHILE,
                    () -> node.admin().run("nas:status").ok().contains("NAS " + name(router)));
        }
        alpha.admin().run("nas:set " + name(router) + " telnet_password=s3cret").ok();
        alpha.admin().run("nas:resume " + name(router)).ok();
        alpha.await("it goes on", A_WHILE, () -> heard(router, "after-the-login"));
    }

    @Test
    void aCommandByHandIsAnsweredByTheDeviceWhicheverNodeIsAsked() throws Exception {
        Router router = routerOf("bravo");
        ask(router, "seen-by-hand");
        alpha.await("it is there", A_WHILE, () -> heard(router, "seen-by-hand"));
        String command = "nas:exec " + name(router) + " /ip firewall address-list print";
        for (Distribution node : List.of(bravo, alpha)) {
            assertThat(node.admin().run(command).ok()).contains("seen-by-hand");
        }
        assertThat(alpha.admin().run("nas:exec " + name(router) + " /nonsense").status())
                .as("refused by the device")
                .isEqualTo(249);
        assertThat(billing.text("SELECT CAST(array_agg(O) AS VARCHAR) FROM NODE_ORDERS O"))
                .contains("execute", "admin")
                .doesNotContain("address-list", "seen-by-hand", "s3cret");
    }

    @Test
    void aPreviewIsMadeByTheNodeOfTheNas() throws Exception {
        Router router = routerOf("bravo");
        assertThat(alpha.admin()
                        .run("nas:preview " + name(router) + " remark " + account(router) + " --param text=previewed")
                        .ok())
                .contains("address-list", "previewed");
    }

    @Test
    void eventsOfTheOtherNodesNasAreDoneNowAndCancelled() throws Exception {
        Router router = routerOf("bravo");
        alpha.admin().run("nas:pause " + name(router)).ok();
        ask(router, "put-off");
        awaitWaiting(router);
        billing.execute("UPDATE EVENTS_STACK SET TRY_COUNT = 1, NOT_BEFORE = now() + INTERVAL '1 hour'");
        alpha.admin().run("nas:resume " + name(router)).ok();
        alpha.await("its node has it", A_WHILE, () -> {
            ask(alpha, "nas:now --nas " + name(router) + " --yes --json");
            return heard(router, "put-off");
        });

        alpha.admin().run("nas:pause " + name(router)).ok();
        ask(router, "cancelled");
        awaitWaiting(router);
        JsonNode acted = ask(alpha, "nas:cancel --nas " + name(router) + " --why mistake --yes --json");
        assertThat(acted.path("done").asInt()).isEqualTo(1);
        assertThat(billing.text("SELECT LAST_ERROR FROM EVENTS_FAILED WHERE REASON = 'cancelled'"))
                .contains("admin", "mistake");
        alpha.admin().run("nas:resume " + name(router)).ok();
        ask(router, "after-it");
        alpha.await("the next one arrives", A_WHILE, () -> heard(router, "after-it"));
        assertThat(heard(router, "cancelled")).isFalse();
        billing.execute("DELETE FROM EVENTS_FAILED");
    }

    @Test
    void aDrainedNodeGivesAllItsNasAwayUnderLoadAndNothingIsLostRepeatedOrOutOfOrder() throws Exception {
        Load load = Load.start(billing, ACCOUNTS, Duration.ofMillis(200));
        List<Long> totals =
                ROUTERS.stream().map(router -> router.journal().total()).toList();
        alpha.await("all routers are at work", A_WHILE, () -> ROUTERS.stream()
                .allMatch(router -> router.journal().total() > totals.get(ROUTERS.indexOf(router)) + 20));

        String told = alpha.admin()
                .run("nas:drain on bravo --reason 'new memory'", A_WHILE)
                .ok();
        assertThat(told).contains("node bravo has no NAS any more");
        JsonNode drained = nodeNamed(bravo, "bravo");
        assertThat(drained.path("nas").asInt()).isZero();
        assertThat(drained.path("drain").path("by").asText()).isEqualTo("admin");
        assertThat(drained.path("drain").path("reason").asText()).isEqualTo("new memory");
        awaitTold(bravo, "nas:status", "node bravo is draining");
        assertThat(alpha.admin().run("nas:drain on alpha").output())
                .contains("there is no other node to take the NAS of alpha");
        alpha.await("the other has all", A_WHILE, () -> states(alpha).values().stream()
                .allMatch("alpha working"::equals));

        int eventsOfEach = load.end();
        for (Router router : ROUTERS) {
            alpha.await("every event has arrived", A_WHILE, () -> {
                Ledger ledger = marks(router, eventsOfEach);
                return ledger.accounts() == ACCOUNTS_OF_EACH && ledger.lost() == 0;
            });
            Ledger ledger = marks(router, eventsOfEach);
            assertThat(ledger.outOfOrder()).isEmpty();
            assertThat(ledger.repeated()).isZero();
            assertThat(router.simulated().gauges().maxInFlight()).isLessThanOrEqualTo(FORKS);
        }
        assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
        bravo.admin().run("nas:drain off bravo").ok();
    }

    private static Ledger marks(Router router, int eventsOfEach) {
        return Ledger.of(router.journal(), eventsOfEach);
    }

    private static JsonNode nodeNamed(Distribution asked, String name) throws Exception {
        return StreamSupport.stream(ask(asked, "nas:nodes --json").spliterator(), false)
                .filter(node -> node.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNodeThatFallsSilentIsToldOfAndIsAtWorkAgainWhenItWakes() throws Exception {
        signal(bravo, "STOP");
        try {
            alpha.await("it is told to be silent", A_WHILE, () -> !nodeNamed(alpha, "bravo")
                    .path("alive")
                    .asBoolean());
            awaitTold(alpha, "nas:status", "node bravo fell silent");
            awaitTold(alpha, "nas:doctor", "node bravo");
            alpha.await("the other has all NAS", A_WHILE, () -> states(alpha).values().stream()
                    .allMatch("alpha working"::equals));
        } finally {
            signal(bravo, "CONT");
        }
        alpha.await("it is alive again", A_WHILE, () -> nodeNamed(alpha, "bravo")
                .path("alive")
                .asBoolean());
    }

    /** What is told of the whole may be some seconds old. */
    private static void awaitTold(Distribution node, String command, String text) throws Exception {
        node.await(
                command + " says: " + text,
                A_WHILE,
                () -> node.admin().run(command).output().contains(text));
    }

    private static void signal(Distribution node, String signal) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("kill", "-" + signal, "" + node.process().pid()));
        node.process().descendants().forEach(child -> command.add("" + child.pid()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
