package org.nasd.simulator.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.User;

class TablesTest {

    private static final String LIST = "/ip/firewall/address-list";
    private SimulatedRouter router;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        router = SimulatedRouter.start(RouterSettings.builder()
                .user("admin", "secret")
                .user(new User("viewer", "secret", User.Rights.READ))
                .build());
        client = RawClient.loggedIn(router, "admin", "secret");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        router.close();
    }

    @Test
    void adds_finds_changes_and_removes_rows() throws IOException {
        assertThat(client.ask(LIST + "/add", "=list=blocked", "=address=10.0.0.1", "=comment=crb_10.0.0.1"))
                .containsExactly(List.of("!done", "=ret=*1"));
        client.ask(LIST + "/add", "=list=blocked", "=address=10.0.0.2", "=comment=crb_10.0.0.2");
        assertThat(client.ask(LIST + "/print", "=.proplist=.id,address", "?comment=crb_10.0.0.2"))
                .containsExactly(List.of("!re", "=.id=*2", "=address=10.0.0.2"), List.of("!done"));
        assertThat(client.ask(LIST + "/set", "=.id=*1,*2", "=comment=both")).containsExactly(List.of("!done"));
        assertThat(client.ask(LIST + "/print", "=count-only=", "?comment=both"))
                .containsExactly(List.of("!done", "=ret=2"));
        assertThat(client.ask(LIST + "/disable", "=.id=*2")).containsExactly(List.of("!done"));
        assertThat(client.ask(LIST + "/print", "=.proplist=.id", "?disabled=true"))
                .containsExactly(List.of("!re", "=.id=*2"), List.of("!done"));
        assertThat(client.ask(LIST + "/enable", "=numbers=*2")).containsExactly(List.of("!done"));
        assertThat(client.ask(LIST + "/remove", "=.id=*1,*2")).containsExactly(List.of("!done"));
        assertThat(client.ask(LIST + "/print")).containsExactly(List.of("!empty"), List.of("!done"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        /queue/simple/remove =comment=crb_10.88.0.15       |      | unknown parameter
        /queue/simple/add =target=10.0.0.1/32 =colour=red  |      | unknown parameter
        /queue/simple/remove                               | 1    | missing value(s) of argument(s) .id
        /queue/simple/set =comment=x                       | 1    | missing value(s) of argument(s) .id
        /queue/simple/remove =.id=*9                       | 0    | no such item
        /queue/simple/remove =.id=crb                      | 0    | no such item
        /queue/simple/add =name=x                          | 1    | missing value(s) of argument(s) target
        /queue/simple/add =target=10.0.0.1 =max-limit=fast | 1    | invalid value for argument max-limit
        /ip/firewall/address-list/add =list=x =address=9.9.9.999 | 1 | invalid value for argument address
        /queue/simple/frobnicate                           |      | no such command
        /ppp/active/add =name=x                            |      | no such command
        /system/routerboard/print                          | 0    | no such command or directory (print)
        /ip/firewall/print                                 |      | no such command prefix
        /queue/simple/print =where=x                       |      | unknown parameter
        /queue/simple/print ?#&                            |      | syntax error in query: nothing on the stack
        /queue/simple/print ?a ?b ?#x                      |      | syntax error in query: x
        """)
    void refuses_in_the_words_of_the_router(String sentence, String category, String message) throws IOException {
        List<String> trap = new ArrayList<>(List.of("!trap"));
        if (category != null) {
            trap.add("=category=" + category);
        }
        trap.add("=message=" + message);
        client.ask("/queue/simple/add", "=name=some", "=target=10.9.9.9/32");
        assertThat(client.ask(sentence.split(" "))).containsExactly(trap, List.of("!done"));
    }

    @Test
    void keeps_apart_what_may_stand_only_once() throws IOException {
        client.ask(LIST + "/add", "=list=a", "=address=10.0.0.1");
        assertThat(client.ask(LIST + "/add", "=list=a", "=address=10.0.0.1").get(0))
                .containsExactly("!trap", "=message=failure: already have such entry");
        assertThat(client.ask(LIST + "/add", "=list=b", "=address=10.0.0.1").get(0))
                .contains("=ret=*2");
        assertThat(client.ask(LIST + "/set", "=.id=*2", "=list=a").get(0))
                .containsExactly("!trap", "=message=failure: already have such entry");
        client.ask(LIST + "/remove", "=.id=*1");
        assertThat(client.ask(LIST + "/set", "=.id=*2", "=list=a")).containsExactly(List.of("!done"));

        client.ask("/queue/simple/add", "=name=q", "=target=10.0.0.1/32");
        assertThat(client.ask("/queue/simple/add", "=name=q", "=target=10.0.0.2/32")
                        .get(0))
                .containsExactly("!trap", "=message=failure: already have device with such name");
    }

    @Test
    void removes_all_or_nothing() throws IOException {
        client.ask("/queue/simple/add", "=name=q", "=target=10.0.0.1/32");
        assertThat(client.ask("/queue/simple/remove", "=.id=*1,*7").get(0)).contains("=message=no such item");
        assertThat(router.rows("/queue/simple")).hasSize(1);
    }

    @Test
    void lets_a_reader_only_look() throws IOException {
        try (RawClient viewer = RawClient.loggedIn(router, "viewer", "secret")) {
            assertThat(viewer.ask("/system/resource/print").get(0)).contains("=board-name=nasd simulator");
            assertThat(viewer.ask("/queue/simple/add", "=target=10.0.0.1/32").get(0))
                    .containsExactly("!trap", "=message=not enough permissions (9)");
            assertThat(router.rows("/queue/simple")).isEmpty();
        }
    }

    @Test
    void finds_by_an_index_what_a_scan_would_find() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            String comment = "=comment=c" + random.nextInt(5);
            switch (random.nextInt(4)) {
                case 0, 1 -> client.ask("/queue/simple/add", "=name=q" + i, "=target=10.0.0.1/32", comment);
                case 2 -> client.ask("/queue/simple/set", "=.id=*" + Integer.toHexString(random.nextInt(200)), comment);
                default -> client.ask("/queue/simple/remove", "=.id=*" + Integer.toHexString(random.nextInt(200)));
            }
            String wanted = "c" + random.nextInt(5);
            List<String> indexed = ids(client.ask("/queue/simple/print", "=.proplist=.id", "?comment=" + wanted));
            List<String> scanned =
                    ids(client.ask("/queue/simple/print", "=.proplist=.id", "?comment=" + wanted, "?#!", "?#!"));
            assertThat(indexed).as("seed %d, step %d", seed, i).containsExactlyInAnyOrderElementsOf(scanned);
        }
    }

    private static List<String> ids(List<List<String>> reply) {
        return reply.stream()
                .filter(s -> s.get(0).equals("!re"))
                .map(s -> s.get(1))
                .toList();
    }
}
