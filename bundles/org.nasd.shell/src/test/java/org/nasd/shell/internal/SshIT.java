package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.karaf.shell.ssh.KarafJaasAuthenticator;
import org.apache.karaf.shell.ssh.ShellCommand;
import org.apache.karaf.shell.ssh.ShellFactoryImpl;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Pushed;

/** The commands behind Karaf's own SSH server, driven by a client. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // answers that are futures
class SshIT {

    private static final String ERROR = "ERROR: UnknownParameter message: 'unknown parameter', command: "
            + "'/queue/simple/remove =comment=crb_10.88.0.15' exit code: 249";

    @TempDir
    static Path directory;

    private final ScriptedOperations operations = new ScriptedOperations();
    private final AtomicInteger looks = new AtomicInteger();
    private Karaf karaf;
    private SshServer server;
    private Session client;

    @BeforeEach
    void start() throws Exception {
        operations
                .answer(
                        "nas.list",
                        arguments -> new NasList(List.of(Sample.nas(1, "северный", NasState.WORKING, "")), Map.of()))
                .answer("nas.find", arguments -> {
                    throw new OperationException(OperationException.Kind.NOT_FOUND, "there is no NAS 'm9'");
                })
                .answer(
                        "devices.exec",
                        arguments -> CompletableFuture.completedFuture(
                                new ExecResult(List.of(), Duration.ofMillis(96), 249, ERROR)))
                .answer("logs.last", arguments -> page(List.of("first")))
                .answer("logs.since", arguments -> page(List.of("look " + looks.incrementAndGet())));
        karaf = new Karaf(operations.service());
        System.setProperty("karaf.home", directory.toString());
        System.setProperty("karaf.etc", directory.toString());
        System.setProperty("karaf.history", directory.resolve("history").toString());
        server = server();
        server.start();
        client = client();
    }

    private static LogPage page(List<String> lines) {
        return new LogPage("/log", lines, new LogPage.Position("", 0));
    }

    private SshServer server() {
        SshServer ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(0);
        ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("host.key")));
        ssh.setPasswordAuthenticator((name, password, session) -> {
            session.setAttribute(KarafJaasAuthenticator.SUBJECT_ATTRIBUTE_KEY, Karaf.subject(name, password));
            return true;
        });
        ssh.setCommandFactory((channel, command) -> new ShellCommand(karaf.factory, command));
        ssh.setShellFactory(new ShellFactoryImpl(karaf.factory));
        return ssh;
    }

    private Session client() throws Exception {
        Session session = new JSch().getSession("ann", "127.0.0.1", server.getPort());
        session.setPassword("admin".getBytes(StandardCharsets.UTF_8));
        session.setConfig("StrictHostKeyChecking", "no");
        session.connect(10_000);
        return session;
    }

    @AfterEach
    void stop() throws Exception {
        client.disconnect();
        server.stop(true);
        karaf.close();
    }

    private Karaf.Result exec(String command, String input) throws Exception {
        ChannelExec channel = (ChannelExec) client.openChannel("exec");
        channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
        channel.setInputStream(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        var out = channel.getInputStream();
        channel.connect(10_000);
        String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        await(channel::isClosed);
        return new Karaf.Result(channel.getExitStatus(), text);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    @Test
    void statusZeroAndUtf8WhenAllIsWell() throws Exception {
        Karaf.Result result = exec("nas:list", "");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("северный").doesNotContain("\u001b");
    }

    @Test
    void statusOneAndTheMessageWhenItCannotBeDone() throws Exception {
        assertThat(exec("nas:info m9", "")).isEqualTo(new Karaf.Result(1, "ERROR: there is no NAS 'm9'\n"));
    }

    @Test
    void statusOfTheDeviceErrorWithBracketsAndQuotesUnharmed() throws Exception {
        String command = "/queue simple remove [find comment=\"a  'b' $c\"]";

        assertThat(exec("nas:exec m1 " + command, "")).isEqualTo(new Karaf.Result(249, ERROR + "\nreal 0m0.096s\n"));
        assertThat(operations.only().arguments()).containsExactly("m1", command);
    }

    @Test
    void commandsFromStandardInput() throws Exception {
        exec("nas:exec m1", "/a [find x=y]\n/b\n");

        assertThat(operations.calls).extracting(call -> call.arguments().get(1)).containsExactly("/a [find x=y]", "/b");
    }

    @Test
    void followingALogEndsWhenTheChannelIsClosed() throws Exception {
        Channel channel = client.openChannel("exec");
        ((ChannelExec) channel).setCommand("nas:log m1 -f");
        channel.connect(10_000);
        await(() -> looks.get() >= 2);

        client.disconnect();

        awaitQuiet();
    }

    @Test
    void followingAQuietLogEndsWhenTheChannelIsClosedToo() throws Exception {
        operations.answer("logs.since", arguments -> {
            looks.incrementAndGet();
            return page(List.of());
        });
        Channel channel = client.openChannel("exec");
        ((ChannelExec) channel).setCommand("nas:log m1 -f");
        channel.connect(10_000);
        await(() -> looks.get() >= 2);

        channel.disconnect();
        client.disconnect();

        awaitQuiet();
    }

    /** Nobody looks at the log any more: for five times the pause between two looks nothing happens. */
    private void awaitQuiet() throws Exception {
        AtomicInteger last = new AtomicInteger(looks.get());
        long[] since = {System.nanoTime()};
        await(() -> {
            if (last.getAndSet(looks.get()) != looks.get()) {
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > Duration.ofMillis(1500).toNanos();
        });
    }

    @Test
    void atATerminalAllStatementsRunAndCtrlCEndsFollowing() throws Exception {
        ChannelShell channel = (ChannelShell) client.openChannel("shell");
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        channel.setPtyType("xterm");
        channel.setPtySize(200, 50, 0, 0);
        channel.setOutputStream(screen);
        OutputStream keyboard = channel.getOutputStream();
        channel.connect(10_000);

        type(keyboard, "nas:list ; nas:exec m1 /x comment=\"a  b\" =.id=*1\r");
        await(() -> operations.calls.size() == 2);
        type(keyboard, "nas:exec m2\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).contains("m2> "));
        type(keyboard, "/y [find a='b'] $c ; d!e\r");
        await(() -> operations.calls.size() == 3);
        type(keyboard, "\r");
        type(keyboard, "nas:log m1 -f\r");
        await(() -> looks.get() >= 2);
        type(keyboard, "\u0003");
        awaitQuiet();
        type(keyboard, "nas:list\r");
        await(() -> operations.calls.get(operations.calls.size() - 1).method().equals("nas.list"));

        assertThat(operations.calls.get(0).method()).isEqualTo("nas.list");
        assertThat(operations.calls.get(1).arguments()).containsExactly("m1", "/x comment=\"a  b\" =.id=*1");
        assertThat(operations.calls.get(2).arguments()).containsExactly("m2", "/y [find a='b'] $c ; d!e");
        channel.disconnect();
    }

    @Test
    void atATerminalAMassPushShowsABarAndAllThatMatchIsAskedFor() throws Exception {
        operations
                .answer("events.pushAll", arguments -> List.of(new Pushed(17, 5)))
                .answer("events.requeue", arguments -> new Acted(3, 0, List.of()));
        ChannelShell channel = (ChannelShell) client.openChannel("shell");
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        channel.setPtyType("xterm");
        channel.setPtySize(200, 50, 0, 0);
        channel.setOutputStream(screen);
        OutputStream keyboard = channel.getOutputStream();
        channel.connect(10_000);

        type(keyboard, "nas:mass-push user_edit 5 6 --chunk 1\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).contains("pushed user_edit for 2 accounts"));
        type(keyboard, "nas:requeue --nas m1\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).contains("Requeue all events of the failed stack"));
        type(keyboard, "no\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).contains("nothing was done"));
        type(keyboard, "nas:requeue --nas m1\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).split("that match\\?", -1).length > 2);
        type(keyboard, "yes\r");
        await(() -> screen.toString(StandardCharsets.UTF_8).contains("requeued: 3"));

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("[###############               ] 1/2 (50 %)")
                .contains("] 2/2 (100 %)");
        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::method)
                .containsExactly("events.pushAll", "events.pushAll", "events.requeue");
        channel.disconnect();
    }

    private static void type(OutputStream keyboard, String text) throws Exception {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
