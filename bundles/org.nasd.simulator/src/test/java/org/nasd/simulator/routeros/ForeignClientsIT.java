package org.nasd.simulator.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import me.legrange.mikrotik.ApiConnection;
import me.legrange.mikrotik.MikrotikApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.Peer;

/** Clients that other people wrote must find a router here. */
class ForeignClientsIT {

    private static final String PYTHON = "/usr/bin/python3";
    private SimulatedRouter router;

    private void start(LoginForm login, boolean empty) {
        router = SimulatedRouter.start(RouterSettings.builder()
                .name("bras-1")
                .user("admin", "secret")
                .login(login)
                .emptyReply(empty)
                .build());
    }

    @AfterEach
    void stop() {
        if (router != null) {
            router.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,PLAIN,false", "plain,BOTH,true", "token,CHALLENGE,false"})
    void librouteros_from_debian(String form, LoginForm login, boolean empty) throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON)) || !Peer.works(List.of(PYTHON, "-c", "import librouteros"))) {
            Peer.missing("python3-librouteros (Debian)");
        }
        start(login, empty);
        String refusal = login == LoginForm.CHALLENGE ? "cannot log in" : "invalid user name or password (6)";
        assertThat(Peer.run(
                                Map.of(),
                                List.of(PYTHON, script("librouteros_peer.py"), Integer.toString(router.port()), form))
                        .lines())
                .containsExactly(
                        "[\"refused\",\"" + refusal + "\"]",
                        "[\"identity\",[{\"name\":\"bras-1\"}]]",
                        "[\"empty\",0]",
                        "[\"ids\",[\"*1\",\"*2\"]]",
                        "[\"and\",[{\".id\":\"*1\",\"address\":\"10.0.0.1\"}]]",
                        "[\"or\",[{\".id\":\"*1\"},{\".id\":\"*2\"}]]",
                        "[\"twice\",\"failure: already have such entry\"]",
                        "[\"set\",[{\"comment\":\"changed\"}]]",
                        "[\"removed\",0]",
                        "[\"error\",\"unknown parameter\"]",
                        "[\"missing\",[\"no such item\",0]]");
    }

    @Test
    void node_routeros_from_npm_which_cannot_bear_empty() throws Exception {
        Path modules = nodeModules();
        start(LoginForm.BOTH, false);
        assertThat(Peer.run(
                                Map.of("NODE_PATH", modules.toString()),
                                List.of("node", script("node_routeros_peer.js"), Integer.toString(router.port())))
                        .lines())
                .containsExactly(
                        "[\"refused\",\"Username or password is invalid\"]",
                        "[\"identity\",[{\"name\":\"bras-1\"}]]",
                        "[\"added\",[{\"ret\":\"*1\"}]]",
                        "[\"found\",[{\".id\":\"*1\",\"max-limit\":\"1M/2M\"}]]",
                        "[\"set\",[]]",
                        "[\"both\",[[{\"max-limit\":\"3M/4M\"}],[{\"board-name\":\"nasd simulator\"}]]]",
                        "[\"error\",\"unknown parameter\"]",
                        "[\"removed\",[]]",
                        "[\"missing\",\"no such item\"]");
    }

    private static Path nodeModules() throws Exception {
        if (!Peer.works(List.of("node", "--version")) || !Peer.works(List.of("npm", "--version"))) {
            Peer.missing("node with npm (Debian: nodejs npm)");
        }
        Path prefix = Path.of("target", "peers", "node").toAbsolutePath();
        Path modules = prefix.resolve("node_modules");
        if (!Files.isDirectory(modules.resolve("node-routeros"))) {
            Files.createDirectories(prefix);
            if (!Peer.works(List.of(
                    "npm",
                    "install",
                    "--prefix",
                    prefix.toString(),
                    "--no-audit",
                    "--no-fund",
                    "node-routeros@1.6.9"))) {
                Peer.missing("node-routeros 1.6.9 (npm)");
            }
        }
        return modules;
    }

    @Test
    void mikrotik_java_from_maven_central() throws Exception {
        start(LoginForm.BOTH, false);
        try (ApiConnection api = connect()) {
            assertThatThrownBy(() -> api.login("admin", "wrong"))
                    .isInstanceOf(MikrotikApiException.class)
                    .hasMessageContaining("invalid user name or password");
            api.login("admin", "secret");
            assertThat(rows(api, "/system/identity/print")).containsExactly(Map.of("name", "bras-1"));
            assertThat(rows(api, "/queue/simple/print")).isEmpty();
            assertThat(
                            rows(
                                    api,
                                    "/queue/simple/add name=crb_10.0.0.1 target=10.0.0.1/32 max-limit=1M/2M comment=crb_10.0.0.1"))
                    .containsExactly(Map.of("ret", "*1"));
            assertThat(rows(api, "/queue/simple/print where comment=crb_10.0.0.1 or name=nobody return .id,max-limit"))
                    .containsExactly(Map.of(".id", "*1", "max-limit", "1M/2M"));
            api.execute("/queue/simple/set .id=*1 max-limit=3M/4M");
            assertThat(router.rows("/queue/simple").get(0)).containsEntry("max-limit", "3M/4M");
            assertThatThrownBy(() -> api.execute("/queue/simple/remove comment=crb_10.0.0.1"))
                    .isInstanceOf(MikrotikApiException.class)
                    .hasMessageContaining("unknown parameter");
            api.execute("/queue/simple/remove .id=*1");
            assertThat(router.rows("/queue/simple")).isEmpty();
        }
    }

    @Test
    void mikrotik_java_starves_where_empty_is_said_as_it_does_on_real_routers() throws Exception {
        start(LoginForm.BOTH, true);
        try (ApiConnection api = connect()) {
            api.login("admin", "secret");
            api.setTimeout(500);
            assertThat(api.execute("/system/identity/print")).hasSize(1);
            assertThatThrownBy(() -> api.execute("/queue/simple/print"))
                    .isInstanceOf(MikrotikApiException.class)
                    .hasMessageContaining("timed out");
            assertThat(router.journal().total()).isEqualTo(2);
        }
    }

    /** Its own maps are equal to no others. */
    private static List<Map<String, String>> rows(ApiConnection api, String command) throws MikrotikApiException {
        return api.execute(command).stream().map(Map::copyOf).toList();
    }

    private ApiConnection connect() throws MikrotikApiException {
        return ApiConnection.connect(SocketFactory.getDefault(), "127.0.0.1", router.port(), 5000);
    }

    private static String script(String name) {
        return Path.of("src", "test", "resources", "peers", name)
                .toAbsolutePath()
                .toString();
    }
}
