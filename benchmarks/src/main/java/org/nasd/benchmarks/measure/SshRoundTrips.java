package org.nasd.benchmarks.measure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.driver.Outcome;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.Peer;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T8: how long a command takes over SSH on the connection that is there, in both modes of the driver; how many connections that took. */
final class SshRoundTrips implements Target {

    private static final long EXEC = 1;
    private static final long SHELL = 2;

    @Override
    public String title() {
        return "Commands over SSH";
    }

    @Override
    public String about() {
        return "One command after the other to a simulated command line behind Apache MINA SSHD, a process of its own with TCP_NODELAY: a channel"
                + " a command, and one dialogue for all, as the driver measures it and through the whole dispatch; beside netmiko in its fast mode."
                + " All commands of a mode have to go over one connection.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int commands = size.of(50, 500, 2_000);
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Device exec = Device.ssh();
                Device shell = Device.ssh();
                Device other = Device.ssh();
                Nasd nasd = new Nasd(database.dataSource())) {
            database.seed().nas(EXEC, "SshExec", 1, exec.port());
            database.seed().nas(SHELL, "SshShell", 1, shell.port());
            nasd.refresh();
            Dispatch dispatch = nasd.dispatch();
            measure(dispatch, EXEC, commands, null, "");
            measure(dispatch, SHELL, commands, null, "");
            for (int round = 0; round < size.rounds(); round++) {
                measure(dispatch, EXEC, commands, result, "a channel a command");
                measure(dispatch, SHELL, commands, result, "one dialogue");
                try (Peer peer = Peer.python("netmiko_sequential.py", other.port(), size.of(3, 10, 50))) {
                    result.figure("one dialogue, p50", "netmiko", "ms").add(peer.number("p50"));
                }
            }
            result.atMost("p50 of a channel a command", median(result, "a channel a command"), "ms", 3);
            result.atMost("p50 of a line in a dialogue", median(result, "one dialogue"), "ms", 0.5);
            result.atMost("connections for all channels", (double) exec.connections(), "", 1);
            result.atMost("connections for all lines", (double) shell.connections(), "", 1);
            result.setting("commands a round", commands);
        }
    }

    private static double median(Result result, String mode) {
        return result.figure(mode + ", p50", "nasd, by the driver", "ms").median();
    }

    private static void measure(Dispatch dispatch, long nasId, int commands, Result result, String mode)
            throws Exception {
        long[] driver = new long[commands];
        long[] all = new long[commands];
        for (int i = 0; i < commands; i++) {
            long start = System.nanoTime();
            Outcome outcome = dispatch.execute(nasId, List.of("true"), "benchmark")
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            all[i] = System.nanoTime() - start;
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException("the device did not do it: " + outcome);
            }
            driver[i] = outcome.exchanges().get(0).took().toNanos();
        }
        if (result != null) {
            result.figure(mode + ", p50", "nasd, by the driver", "ms").add(Figure.percentile(driver, 0.5));
            result.figure(mode + ", p50", "nasd, through the dispatch", "ms").add(Figure.percentile(all, 0.5));
        }
    }
}
