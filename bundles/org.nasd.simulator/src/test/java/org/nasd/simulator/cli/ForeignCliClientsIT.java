package org.nasd.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Peer;

/** Clients that other people wrote must find a device here. */
class ForeignCliClientsIT {

    private static final String PYTHON = "/usr/bin/python3";
    private SimulatedCli nas;

    @AfterEach
    void stop() {
        if (nas != null) {
            nas.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"cisco_ios,SSH", "cisco_ios_telnet,TELNET"})
    void netmiko_from_debian_manages_a_cisco(String type, Transport transport) throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON)) || !Peer.works(List.of(PYTHON, "-c", "import netmiko"))) {
            Peer.missing("python3-netmiko (Debian)");
        }
        nas = SimulatedCli.start(CliSettings.builder()
                .name("bras-1")
                .transport(transport)
                .user("admin", "secret")
                .secret("topsecret")
                .build());
        IntStream.range(100, 200).forEach(i -> nas.know("show " + i, "line"));
        assertThat(Peer.run(Map.of(), List.of(PYTHON, script("netmiko_peer.py"), type, "" + nas.port()))
                        .lines())
                .containsExactly(
                        "[\"refused\",true]",
                        "[\"prompt\",\"bras-1>\"]",
                        "[\"enabled\",\"bras-1#\"]",
                        "[\"unknown\",\"        ^\\n% Invalid input detected at '^' marker.\\n\"]",
                        "[\"long\",100]",
                        "[\"config\",\"access-list 110 permit ip host 10.0.0.1 any\"]",
                        "[\"gone\",\"\"]",
                        "[\"saved\",true]");
        assertThat(nas.journal().entries().stream().map(JournalEntry::command))
                .containsSequence(
                        "interface Virtual-Template1",
                        "description one",
                        "exit",
                        "access-list 110 permit ip host 10.0.0.1 any",
                        "end");
    }

    private static String script(String name) {
        return Path.of("src", "test", "resources", "peers", name)
                .toAbsolutePath()
                .toString();
    }
}
