package org.nasd.driver.ssh.internal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real server in a scratch directory, on loopback, with users of its own in a mount namespace. Where it cannot run, the test says why it
 * is left out; with CI=true that is a failure.
 */
final class Peer implements AutoCloseable {

    static final String PASSWORD = "nas-пароль";

    final Path directory;
    final int port;
    private final List<Process> processes = new ArrayList<>();

    Peer() throws IOException {
        directory = Files.createTempDirectory(
                "nasd-peer", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Leaves the test out unless it runs as root and the programs are there. */
    static void require(String... programs) {
        String missing = !"root".equals(System.getProperty("user.name"))
                ? "it must run as root"
                : String.join(
                        ", ",
                        Arrays.stream(programs)
                                .filter(program -> !new File(program).canExecute())
                                .toList());
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(missing.isEmpty(), "missing: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "left out, missing: " + missing);
    }

    /** Runs a script of preparation in the directory, which it knows as {@code $D}. */
    String sh(String script) throws IOException, InterruptedException {
        Process process = bash(script).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertEquals(0, process.waitFor(), output);
        return output;
    }

    private ProcessBuilder bash(String script) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(directory.toFile());
        builder.environment().put("D", directory.toString());
        builder.environment().put("P", Integer.toString(port));
        builder.environment().put("PASSWORD", PASSWORD);
        return builder;
    }

    /** Makes a user {@code nas} that only servers started by {@link #start} know. */
    void user(String shell, String groups) throws Exception {
        sh(
                "cp /etc/passwd /etc/group /etc/shadow . && chown root:shadow shadow && chmod 640 shadow && mkdir -p home /run/sshd"
                        + " && chown 61001 home && echo \"nas:x:61001:61001::$D/home:" + shell + "\" >>passwd"
                        + " && echo \"nas:$(openssl passwd -6 \"$PASSWORD\"):19000:0:99999:7:::\" >>shadow"
                        + (groups.isEmpty()
                                ? ""
                                : " && sed -i 's/^\\(" + groups + ":.*\\)$/\\1,nas/; s/:,nas/:nas/' group")
                        + " && for k in hk_ed25519 ck; do ssh-keygen -q -t ed25519 -N '' -f $k; done"
                        + " && ssh-keygen -q -t rsa -b 2048 -N '' -f hk_rsa"
                        + " && ssh-keygen -q -t rsa -b 2048 -m PEM -N phrase -f ck_rsa && cat ck.pub ck_rsa.pub >ak");
    }

    /** Starts a server that listens at {@link #port}; its own words go to the file {@code log}. */
    void start(String command) throws Exception {
        run(
                "exec unshare -m --propagation private bash -c 'for f in passwd shadow group; do mount -B $D/$f /etc/$f; done;"
                        + " exec \"$@\"' n " + command);
        awaitPort(port);
    }

    /** Starts a process. */
    void run(String command) throws IOException {
        ProcessBuilder builder = bash(command);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        processes.add(builder.start());
    }

    void sshd(String... options) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "PidFile none",
                "UsePAM no",
                "AuthorizedKeysFile " + directory.resolve("ak"),
                "StrictModes no",
                "KbdInteractiveAuthentication no"));
        lines.addAll(Arrays.asList(options));
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("HostKey "))) {
            lines.add("HostKey " + directory.resolve("hk_ed25519"));
            lines.add("HostKey " + directory.resolve("hk_rsa"));
        }
        Files.write(directory.resolve("sshd.conf"), lines);
        start("/usr/sbin/sshd -D -e -f $D/sshd.conf");
    }

    static void awaitPort(int port) {
        Awaitility.await("something listens at " + port)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                        return true;
                    }
                });
    }

    /** A connection that the server waits on for a login. */
    Socket occupy() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() - until < 0) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            if (socket.getInputStream().read() == 'S') {
                return socket;
            }
            socket.close();
        }
        throw new IOException("the server never greeted");
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    /** Processes that serve sessions now. */
    long sessions() {
        return processes.stream().mapToLong(p -> p.descendants().count()).sum();
    }

    /** Ends the processes that serve sessions, as a crash would. */
    void killSessions() {
        processes.forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            List<ProcessHandle> all = process.descendants().toList();
            process.destroy();
            all.forEach(ProcessHandle::destroyForcibly);
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        sh("rm -rf $D/*");
        Files.delete(directory);
    }
}
