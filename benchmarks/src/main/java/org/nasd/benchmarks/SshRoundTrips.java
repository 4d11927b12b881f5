package org.nasd.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.driver.Outcome;
import org.nasd.api.stack.MainStack;
import org.nasd.stack.testing.TestDatabase;

/**
 * T8: how long a command takes over SSH, one after another on the connection that is there, in both modes of the driver; and how many
 * connections that took. The device is a simulated command line behind Apache MINA SSHD, in a process of its own.
 */
final class SshRoundTrips {

    private static final int ROUNDS = 3;
    private static final int COMMANDS = 500;
    private static final long EXEC = 1;
    private static final long SHELL = 2;

    private record Round(Figures driver, Figures all) {
        Round() {
            this(new Figures(), new Figures());
        }
    }

    void run() throws Exception {
        try (TestDatabase database = TestDatabase.h2();
                Device exec = Device.ssh();
                Device shell = Device.ssh()) {
            Path work = Files.createTempDirectory("nasd-benchmark-");
            try (Container nasd = new Container(work, Path.of("oss").toAbsolutePath(), database.dataSource())) {
                nasd.service(MainStack.class);
                Seed seed = new Seed(database.dataSource());
                seed.nas(EXEC, "SshExec", 1, exec.port());
                seed.nas(SHELL, "SshShell", 1, shell.port());
                Dispatch dispatch = nasd.service(Dispatch.class);
                dispatch.refresh().toCompletableFuture().get(10, TimeUnit.SECONDS);
                Round execs = new Round();
                Round shells = new Round();
                for (int round = 0; round <= ROUNDS; round++) {
                    measure(dispatch, EXEC, round == 0 ? new Round() : execs);
                    measure(dispatch, SHELL, round == 0 ? new Round() : shells);
                }
                Figures.print(
                        "T8 SSH, one command after the other",
                        row("a channel a command, p50 (target 3 ms)", execs),
                        row("one dialogue, p50 (target 0.5 ms)", shells),
                        Figures.row(
                                "connections for " + COMMANDS * (ROUNDS + 1) + " channels (target 1)",
                                "%d",
                                exec.connections()),
                        Figures.row("connections for as many lines (target 1)", "%d", shell.connections()));
            }
        }
    }

    private static String row(String what, Round round) {
        return Figures.row(
                what,
                "%.2f ms by the driver, %.2f ms through the dispatch",
                round.driver().median(),
                round.all().median());
    }

    private static void measure(Dispatch dispatch, long nasId, Round round) throws Exception {
        long[] driver = new long[COMMANDS];
        long[] all = new long[COMMANDS];
        for (int i = 0; i < COMMANDS; i++) {
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
        round.driver().add(Figures.percentile(driver, 0.5));
        round.all().add(Figures.percentile(all, 0.5));
    }
}
