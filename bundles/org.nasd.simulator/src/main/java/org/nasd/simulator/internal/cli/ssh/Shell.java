package org.nasd.simulator.internal.cli.ssh;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.Signal;
import org.nasd.simulator.internal.cli.Device;
import org.nasd.simulator.internal.cli.Session;
import org.nasd.simulator.internal.cli.Terminal;
import org.nasd.simulator.internal.cli.Visit;

/** A dialogue by SSH. */
final class Shell implements Guest {

    private final Device device;
    private Session session;
    private boolean cr;

    Shell(Device device) {
        this.device = device;
    }

    /** Without a terminal a shell shows neither prompt nor echo; other devices always do. */
    @Override
    public void start(String user, Environment environment, Visit visit, Terminal terminal) {
        session = new Session(device, visit, terminal);
        boolean pty = environment.getEnv().containsKey(Environment.ENV_TERM);
        if (pty) {
            session.window(rows(environment));
            environment.addSignalListener((channel, signal) -> session.window(rows(environment)), Signal.WINCH);
        }
        session.enter(user, pty || !device.settings().dialect().habits().operators());
    }

    private static int rows(Environment environment) {
        return Integer.parseInt(environment.getEnv().getOrDefault(Environment.ENV_LINES, "0"));
    }

    /** CR, LF and CR LF are an Enter each. */
    @Override
    public void data(String raw) {
        StringBuilder typed = new StringBuilder();
        for (char c : raw.toCharArray()) {
            if (c != '\n' || !cr) {
                typed.append(c == '\n' ? '\r' : c);
            }
            cr = c == '\r';
        }
        session.type(typed.toString());
    }

    @Override
    public void eof() {
        session.type("\u0004");
    }

    @Override
    public void ended() {
        session.ended();
    }
}
