package org.nasd.itests.harness;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody's way into the shell of an instance: SSH. Karaf ends the connection with each command, so each has its own. */
public final class Shell {

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]");
    private static final int CONNECT_MILLIS = 20_000;

    private final int port;
    private final String user;
    private final String password;

    Shell(int port, String user, String password) {
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** Runs one command to its end. */
    public Result run(String command, Duration deadline) throws JSchException, IOException, InterruptedException {
        Session session = new JSch().getSession(user, "127.0.0.1", port);
        session.setPassword(password);
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "password");
        session.connect(CONNECT_MILLIS);
        try {
            return run(session, command, deadline);
        } finally {
            session.disconnect();
        }
    }

    public Result run(String command) throws JSchException, IOException, InterruptedException {
        return run(command, Duration.ofSeconds(60));
    }

    private static Result run(Session session, String command, Duration deadline)
            throws JSchException, InterruptedException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        channel.setCommand(command);
        channel.setOutputStream(output, true);
        channel.setErrStream(output, true);
        channel.connect(CONNECT_MILLIS);
        Await.until("the command ends: " + command, deadline, channel::isClosed);
        return new Result(
                channel.getExitStatus(),
                ANSI.matcher(output.toString(StandardCharsets.UTF_8)).replaceAll(""));
    }

    /**
     * How a command ended.
     *
     * @param status its exit status, 0 when it went well
     * @param output all it printed, without colours
     */
    public record Result(int status, String output) {

        /** What was printed by a command that must succeed. */
        public String ok() {
            if (status != 0) {
                throw new AssertionError("status " + status + ": " + output);
            }
            return output;
        }
    }
}
