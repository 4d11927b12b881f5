package org.nasd.simulator.internal.cli.ssh;

import org.apache.sshd.server.Environment;
import org.nasd.simulator.internal.cli.Device;
import org.nasd.simulator.internal.cli.Single;
import org.nasd.simulator.internal.cli.Terminal;
import org.nasd.simulator.internal.cli.Visit;

/** A single command by SSH. */
final class Exec implements Guest {

    private final Device device;
    private final String command;
    private Single single;

    Exec(Device device, String command) {
        this.device = device;
        this.command = command;
    }

    @Override
    public void start(String user, Environment environment, Visit visit, Terminal terminal) {
        single = new Single(device, visit, terminal);
        single.perform(user, command);
    }

    @Override
    public void data(String raw) {
        // a command reads nothing
    }

    @Override
    public void eof() {
        // a command goes on without input
    }

    @Override
    public void ended() {
        single.ended();
    }
}
