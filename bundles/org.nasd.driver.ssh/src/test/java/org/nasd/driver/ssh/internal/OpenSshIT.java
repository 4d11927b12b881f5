package org.nasd.driver.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Secret;
import org.nasd.cli.testing.Peer;

/** Against OpenSSH's own server. */
@Timeout(60)
class OpenSshIT {

    private static final Map<String, String> SHELL = Map.of(
            "mode", "shell", "prompt", "\\$ $", "init.1", "PS1='bras$ '", "exit", "exit", "error", "No such file");

    private static Peer peer;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        Peer.require("/usr/sbin/sshd", "/usr/bin/unshare", "/usr/bin/openssl");
        peer = new Peer();
        new SshServer(peer).user("/bin/bash", "");
        new SshServer(peer).sshd("MaxSessions 3");
    }

    @AfterAll
    static void stop() throws Exception {
        if (peer != null) {
            peer.close();
        }
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        Devices.await(() -> Devices.threads().isEmpty(), "threads left: " + Devices.threads());
        Devices.await(() -> peer.sessions() == 0, "sessions left at the server");
    }

    private BlockingDialogue dialogue(Map<String, String> options) {
        return new Devices(directory.resolve("known_hosts")).dialogue(peer.port, Peer.PASSWORD, options);
    }

    @Test
    void runsCommandsAndReportsTheirStatusAndWords() throws Exception {
        BlockingDialogue nas = dialogue(Devices.exec("error", "(?i)bad command"));
        assertThat(nas.connect()).isEmpty();
        Outcome done = Devices.perform(nas, "echo привет", "printf 'a\\nb\\n'");
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(done.exchanges()).extracting("answer").containsExactly("привет", "a\nb");
        assertThat(((Outcome.Fail) Devices.perform(nas, "echo no such set >&2; exit 3", "echo never")).reason())
                .isEqualTo("'exit status 3: no such set' on: echo no such set >&2; exit 3");
        assertThat(Devices.perform(nas, "echo bad command name; exit 0"))
                .as("judged by its text though it exits 0")
                .isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) Devices.perform(nas, "kill -TERM $$")).reason())
                .contains("signal TERM");
        nas.close();
        assertThat(nas.isOpen()).isFalse();
    }

    @Test
    void keepsOneShellForManyCommands() throws Exception {
        BlockingDialogue nas = dialogue(SHELL);
        assertThat(nas.connect()).isEmpty();
        assertThat(Devices.perform(nas, "X=1")).isInstanceOf(Outcome.Done.class);
        for (int i = 0; i < 30; i++) {
            assertThat(Devices.perform(nas, "echo $X-" + i + "-я")
                            .exchanges()
                            .get(0)
                            .answer())
                    .isEqualTo("1-" + i + "-я");
        }
        assertThat(Devices.perform(nas, "cat /none")).isInstanceOf(Outcome.Fail.class);
        String lines = Devices.perform(nas, "seq 1 5000").exchanges().get(0).answer();
        assertThat(lines.lines()).hasSize(5000).startsWith("1", "2").endsWith("5000");
        nas.close();
    }

    @Test
    void logsInByKey() throws Exception {
        String ed25519 = Files.readString(peer.directory.resolve("ck"));
        for (Map<String, Secret> key : List.of(
                Map.of("private_key", Secret.of(ed25519)),
                Map.of("private_key", Secret.of(peer.directory.resolve("ck").toString())),
                Map.of(
                        "private_key",
                                Secret.of(peer.directory.resolve("ck_rsa").toString()),
                        "private_key_passphrase", Secret.of("phrase")))) {
            BlockingDialogue nas = new Devices(directory.resolve("k")).dialogue(peer.port, null, Devices.exec(), key);
            assertThat(nas.connect()).isEmpty();
            assertThat(Devices.perform(nas, "true")).isInstanceOf(Outcome.Done.class);
            nas.close();
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsAMistakeOfTheSettingsAndNotShown() throws Exception {
        BlockingDialogue nas = new Devices(directory.resolve("k"))
                .dialogue(peer.port, null, Devices.exec(), Map.of("private_key", Secret.of("/none/such")));
        Outcome.Unavailable why = nas.connect().orElseThrow();
        assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
        assertThat(why.reason()).contains("private_key").doesNotContain("/none/such");
    }

    @Test
    void offersAWrongPasswordOnce() throws Exception {
        int before = peer.log().split("Failed password", -1).length;
        BlockingDialogue nas = new Devices(directory.resolve("k")).dialogue(peer.port, "wrong-secret", Devices.exec());
        Outcome.Unavailable why = nas.connect().orElseThrow();
        assertThat(why.trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
        assertThat(why.reason()).contains("bras-1", "nas:resume").doesNotContain("wrong-secret");
        nas.abort();
        Devices.await(() -> peer.log().split("Failed password", -1).length > before, "the server's log");
        assertThat(peer.log().split("Failed password", -1).length).isEqualTo(before + 1);
    }

    @Test
    void livesWithFewerChannelsThanAskedFor() throws Exception {
        BlockingDialogue nas = dialogue(Devices.exec("session.concurrency", "8"));
        assertThat(nas.connect()).isEmpty();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                calls.add(() -> Devices.perform(nas, "sleep 0.1; echo ok"));
            }
            for (Future<Outcome> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Outcome.Done.class);
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        nas.close();
    }

    @Test
    void theFirstHostKeyIsKeptAndAnotherOneStopsBeforeAnythingIsSent() throws Exception {
        Path known = directory.resolve("known_hosts");
        BlockingDialogue first = dialogue(Devices.exec());
        assertThat(first.connect()).isEmpty();
        first.close();
        assertThat(Files.readString(known)).startsWith("[127.0.0.1]:" + peer.port + " ssh-ed25519 ");
        assertThat(Files.getPosixFilePermissions(known)).hasSize(3);

        String other = Files.readString(peer.directory.resolve("ck.pub")).split(" ", -1)[1];
        Files.writeString(known, "[127.0.0.1]:" + peer.port + " ssh-ed25519 " + other + "\n");
        int before = peer.log().split("password", -1).length;
        BlockingDialogue second = dialogue(Devices.exec());
        Outcome.Unavailable why = second.connect().orElseThrow();
        assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
        assertThat(why.reason())
                .contains(
                        "was ssh-ed25519 SHA256:", "now it is ssh-ed25519 SHA256:", "ssh-keygen -R", known.toString());
        second.abort();
        assertThat(peer.log().split("password", -1).length).isEqualTo(before);
    }

    @Test
    void trustsNothingButThePinnedKey() throws Exception {
        String fingerprint = peer.sh("ssh-keygen -lf hk_ed25519.pub").split(" ", -1)[1];
        String rsa = Files.readString(peer.directory.resolve("hk_rsa.pub")).strip();
        for (String pin : List.of(fingerprint, rsa)) {
            BlockingDialogue nas = dialogue(Devices.exec("host_key_policy", "strict", "host_key", pin));
            assertThat(nas.connect()).as(pin).isEmpty();
            nas.close();
        }
        String client = Files.readString(peer.directory.resolve("ck.pub")).strip();
        BlockingDialogue wrong = dialogue(Devices.exec("host_key_policy", "strict", "host_key", client));
        assertThat(wrong.connect().orElseThrow().trouble()).isEqualTo(Trouble.UNTRUSTED);
    }

    @Test
    void aLostConnectionLeavesTheCommandInDoubt() throws Exception {
        BlockingDialogue nas = dialogue(Devices.exec());
        assertThat(nas.connect()).isEmpty();
        Devices.perform(nas, "true");
        Future<Outcome> hanging = inBackground(() -> Devices.perform(nas, "echo begun; sleep 30"));
        Devices.await(() -> peer.sessions() >= 3, "the command runs");
        peer.killSessions();
        Outcome.Unavailable lost = (Outcome.Unavailable) hanging.get(3, TimeUnit.SECONDS);
        assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
        assertThat(lost.doubtful()).isTrue();
        Devices.await(() -> !nas.isOpen(), "the end is noticed");
        assertThat(((Outcome.Unavailable) Devices.perform(nas, "true")).doubtful())
                .isFalse();
        nas.abort();
    }

    @Test
    void abortUnblocksARunningCommandAtOnce() throws Exception {
        for (Map<String, String> mode : List.of(Devices.exec(), SHELL)) {
            BlockingDialogue nas = dialogue(mode);
            assertThat(nas.connect()).isEmpty();
            Devices.perform(nas, "true");
            long before = peer.sessions();
            Future<Outcome> hanging = inBackground(() -> Devices.perform(nas, "sleep 30"));
            Devices.await(() -> peer.sessions() > before, "the command runs");
            nas.abort();
            assertThat(hanging.get(1, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unavailable.class);
            peer.killSessions();
        }
    }

    @Test
    void anEndlessAnswerIsCutAndTakesNoMemory() throws Exception {
        BlockingDialogue nas = dialogue(Devices.exec());
        assertThat(nas.connect()).isEmpty();
        Outcome flood = Devices.perform(nas, "head -c 50000000 /dev/zero | tr '\\0' x");
        assertThat(flood.exchanges().get(0).answer().length()).isBetween(1_000_000, 1 << 20);
        assertThat(flood.exchanges().get(0).answer()).endsWith("MiB]");
        nas.close();
    }

    @Test
    void aCommandThatHangsIsSilentAndTheSessionLives() throws Exception {
        BlockingDialogue nas = dialogue(Devices.exec());
        assertThat(nas.connect()).isEmpty();
        Outcome silent = nas.perform(new org.nasd.api.driver.Task(
                1, "x", 1, Map.of(), List.of("echo half; sleep 20"), null, Duration.ofMillis(700)));
        assertThat(silent).isInstanceOf(Outcome.Silent.class);
        assertThat(silent.exchanges().get(0).answer()).isEqualTo("half");
        assertThat(Devices.perform(nas, "echo on")).isInstanceOf(Outcome.Done.class);
        nas.close();
        peer.killSessions();
    }

    @Test
    void aServerWithEnoughLoginsIsBusyNotWrong() throws Exception {
        try (Peer busy = new Peer()) {
            new SshServer(busy).user("/bin/bash", "");
            new SshServer(busy).sshd("MaxStartups 1");
            try (Socket idle = new SshServer(busy).occupy()) {
                assertThat(idle.isConnected()).isTrue();
                BlockingDialogue nas =
                        new Devices(directory.resolve("b")).dialogue(busy.port, Peer.PASSWORD, Devices.exec());
                assertThat(nas.connect().orElseThrow().trouble()).isEqualTo(Trouble.BUSY);
                nas.abort();
            }
        }
    }

    @Test
    void anOldNasIsReachedOnlyWhenItsOptionAllowsIt() throws Exception {
        try (Peer old = new Peer()) {
            new SshServer(old).user("/bin/bash", "");
            new SshServer(old)
                    .sshd(
                            "HostKey " + old.directory.resolve("hk_rsa"),
                            "KexAlgorithms diffie-hellman-group1-sha1",
                            "HostKeyAlgorithms ssh-rsa",
                            "PubkeyAcceptedAlgorithms ssh-rsa",
                            "Ciphers 3des-cbc,aes128-cbc",
                            "MACs hmac-sha1,hmac-md5");
            Devices devices = new Devices(directory.resolve("o"));
            Outcome.Unavailable why = devices.dialogue(old.port, Peer.PASSWORD, Devices.exec())
                    .connect()
                    .orElseThrow();
            assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
            assertThat(why.reason()).contains("old_algorithms=true", "diffie-hellman-group1-sha1");
            BlockingDialogue nas = devices.dialogue(old.port, Peer.PASSWORD, Devices.exec("old_algorithms", "true"));
            assertThat(nas.connect()).isEmpty();
            assertThat(Devices.perform(nas, "true")).isInstanceOf(Outcome.Done.class);
            nas.close();
            BlockingDialogue byKey = devices.dialogue(
                    old.port,
                    null,
                    Devices.exec("old_algorithms", "true"),
                    Map.of(
                            "private_key",
                                    Secret.of(old.directory.resolve("ck_rsa").toString()),
                            "private_key_passphrase", Secret.of("phrase")));
            assertThat(byKey.connect()).isEmpty();
            byKey.close();
        }
    }

    private static Future<Outcome> inBackground(Callable<Outcome> call) {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Future<Outcome> future = one.submit(call);
        one.shutdown();
        return future;
    }
}
