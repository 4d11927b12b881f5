package org.nasd.driver.radius.internal;

import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/**
 * Speaks to port 3799 of the network namespace it runs in, and prints what comes of it, a line each. Arguments: {@code key=value} of
 * settings, then {@code --}, then commands.
 */
public final class NamespaceMain {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private NamespaceMain() {}

    public static void main(String[] arguments) throws Exception {
        try (Bench bench = new Bench()) {
            int at = 0;
            while (!arguments[at].equals("--")) {
                String[] setting = arguments[at++].split("=", 2);
                bench.with(setting[0], setting[1]);
            }
            for (String command : java.util.Arrays.copyOfRange(arguments, at + 1, arguments.length)) {
                System.out.println("> " + line(bench, command));
            }
        }
        System.out.println("end");
    }

    /** The server may still be starting: nothing listens before it does. */
    private static String line(Bench bench, String command) {
        return Awaitility.await("something listens")
                .pollInSameThread()
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> answer(bench, command), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> answer(Bench bench, String command) throws Exception {
        if (!(Bench.await(bench.opening("127.0.0.1", 3799)) instanceof Opening.Opened opened)) {
            return Optional.empty();
        }
        Outcome outcome = Bench.await(opened.session().perform(Bench.task(PATIENCE, command)));
        opened.session().close();
        boolean listens = !(outcome instanceof Outcome.Unavailable why && why.trouble() == Trouble.UNREACHABLE);
        return listens
                ? Optional.of(outcome.getClass().getSimpleName() + " "
                        + outcome.exchanges().get(0).answer())
                : Optional.empty();
    }
}
