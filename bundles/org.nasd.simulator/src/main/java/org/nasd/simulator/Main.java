package org.nasd.simulator;

import java.util.List;
import org.nasd.simulator.internal.control.Console;

/**
 * A simulated NAS in a process of its own.
 *
 * <p>{@code java -cp <simulator>:<netty and, for SSH, sshd> org.nasd.simulator.Main routeros --port 8728 --latency 50 --users admin:secret --journal FILE
 * --admin-port 0}, {@code cli --transport telnet --dialect cisco ...} or {@code radius --port 3799 --secret ...} prints one line of JSON with its ports and then obeys lines on standard input and on the admin port (loopback), each
 * answered by a line of JSON; {@code help} names them. The end of standard input ends it only with {@code --exit-on-eof}, so that it
 * outlives the program that started it.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Console(System.in, System.out).run(List.of(arguments)));
    }
}
