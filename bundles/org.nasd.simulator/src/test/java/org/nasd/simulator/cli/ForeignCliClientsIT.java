package org.nasd.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.Fault;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Peer;
import org.nasd.simulator.internal.cli.ssh.KeyFiles;

/** Clients that other people wrote must find a device here. */
class ForeignCliClientsIT {

    private static final String PYTHON = "/usr/bin/python3";
    private SimulatedCli nas;

    @TempDir
    private Path directory;

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

    @Test
    void telnet_from_debian_talks_to_an_frr() throws Exception {
        if (!Peer.works(List.of("sh", "-c", "command -v telnet"))) {
            Peer.missing("inetutils-telnet (Debian)");
        }
        nas = SimulatedCli.start(CliSettings.builder()
                .name("bras-1")
                .transport(Transport.TELNET)
                .dialect(Dialect.FRR)
                .user("admin", "secret")
                .build());
        assertThat(python("pty_peer.py", "bogus", "bras-1> ", "telnet", "127.0.0.1", "" + nas.port()))
                .contains("% Unknown command: bogus");
        assertThat(nas.gauges().logins()).isEqualTo(1);
    }

    @Test
    void openssh_runs_single_commands_with_their_status() throws Exception {
        start(CliSettings.builder().dialect(Dialect.LINUX).user("nas", "secret").ssh(keyed(SshIdentity.MODERN)));
        assertThat(ssh("ipset -exist add crb_blocked 10.0.0.1 && ipset test crb_blocked 10.0.0.1"))
                .isEqualTo("0: 10.0.0.1 is in set crb_blocked.\n");
        assertThat(ssh("ipset add crb_blocked 10.0.0.1")).startsWith("1: ").contains("already added");
        assertThat(ssh("! ipset test crb_negbal 10.0.0.1 > /dev/null 2>&1 || ipset del crb_negbal 10.0.0.1"))
                .isEqualTo("0: ");
        assertThat(ssh("bogus")).isEqualTo("127: bash: line 1: bogus: command not found\n");
        nas.inject(Fault.parse("error message=\"try again\" category=75"));
        assertThat(ssh("true")).isEqualTo("75: try again\n");
        assertThat(nas.journal().entries().get(0).words())
                .containsExactly("ipset -exist add crb_blocked 10.0.0.1 && ipset test crb_blocked 10.0.0.1");
    }

    @Test
    void a_failed_command_on_routeros_ends_well_all_the_same() throws Exception {
        start(CliSettings.builder()
                .dialect(Dialect.ROUTEROS)
                .user("nas", "secret")
                .ssh(keyed(SshIdentity.MODERN)));
        nas.inject(Fault.parse("error message=\"no such item\""));
        assertThat(ssh("/queue simple remove 5")).isEqualTo("0: no such item\r\n");
    }

    @Test
    void openssh_gets_in_by_password_and_finds_a_prompt() throws Exception {
        start(CliSettings.builder().name("bras-1").user("nas", "secret"));
        assertThat(python("pty_peer.py", "show version", "bras-1>", sshCommand("-o", "PubkeyAuthentication=no")))
                .contains("nasd simulator, command line software");
    }

    @Test
    void an_old_device_is_refused_unless_its_algorithms_are_allowed() throws Exception {
        start(CliSettings.builder().dialect(Dialect.LINUX).user("nas", "secret").ssh(keyed(SshIdentity.OLD)));
        assertThat(ssh("true")).startsWith("255: ");
        assertThat(ssh(
                        "true",
                        "-o",
                        "KexAlgorithms=+diffie-hellman-group1-sha1",
                        "-o",
                        "HostKeyAlgorithms=+ssh-rsa",
                        "-o",
                        "Ciphers=+aes128-cbc",
                        "-o",
                        "MACs=hmac-sha1",
                        "-o",
                        "PubkeyAcceptedAlgorithms=+ssh-rsa"))
                .isEqualTo("0: ");
    }

    @Test
    void a_changed_host_key_is_noticed() throws Exception {
        start(CliSettings.builder().dialect(Dialect.LINUX).user("nas", "secret").ssh(keyed(SshIdentity.MODERN)));
        String known = directory.resolve("known").toString();
        String[] strict = {"-o", "UserKnownHostsFile=" + known, "-o", "StrictHostKeyChecking=accept-new"};
        assertThat(ssh("true", strict)).isEqualTo("0: ");
        nas.changeHostKey();
        assertThat(ssh("true", strict)).startsWith("255: ").contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
    }

    @Test
    void a_connection_lost_in_the_middle_of_an_answer_is_noticed() throws Exception {
        start(CliSettings.builder().dialect(Dialect.LINUX).user("nas", "secret").ssh(keyed(SshIdentity.MODERN)));
        nas.inject(Fault.parse("drop point=mid-word"));
        assertThat(ssh("echo 0123456789")).startsWith("255: 01234").doesNotContain("56789");
        nas.clearFaults();
        nas.inject(Fault.parse("garbage command=<connect> kind=noise"));
        assertThat(ssh("true", "-o", "ConnectTimeout=2")).startsWith("255: ");
    }

    private void start(CliSettings.Builder settings) {
        nas = SimulatedCli.start(settings.transport(Transport.SSH).build());
    }

    private SshIdentity keyed(SshIdentity identity) throws Exception {
        if (!Peer.works(List.of("ssh", "-V"))) {
            Peer.missing("openssh-client (Debian)");
        }
        Path key = directory.resolve("key");
        Peer.run(Map.of(), List.of("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", key.toString()));
        return identity.authorize(KeyFiles.authorized(directory.resolve("key.pub")));
    }

    private String[] sshCommand(String... options) {
        List<String> command = new ArrayList<>(List.of("ssh", "-F", "none", "-p", "" + nas.port()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-o", "UserKnownHostsFile=/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR"));
        command.add("nas@127.0.0.1");
        return command.toArray(String[]::new);
    }

    private String ssh(String line, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-i", directory.resolve("key").toString(), "-o", "BatchMode=yes"));
        List<String> command = new ArrayList<>(List.of(sshCommand(all.toArray(String[]::new))));
        command.add(line);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + ": " + said;
    }

    private static String python(String script, String line, String prompt, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of(PYTHON, script(script), line, prompt));
        all.addAll(List.of(command));
        return Peer.run(Map.of(), all);
    }

    private static String script(String name) {
        return Path.of("src", "test", "resources", "peers", name)
                .toAbsolutePath()
                .toString();
    }
}
