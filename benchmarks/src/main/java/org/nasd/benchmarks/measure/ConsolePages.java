package org.nasd.benchmarks.measure;

import java.util.List;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Distribution;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** How long the console's questions take in a large installation. */
final class ConsolePages implements Target {

    private static final List<String> QUESTIONS = List.of(
            "api/overview",
            "api/history?hours=24",
            "api/nas?sort=waiting&falling=1&limit=50",
            "api/nas?q=n77&limit=50",
            "api/nas/n77",
            "api/nas/n77/history?hours=24",
            "api/count",
            "api/events?place=main&limit=100",
            "api/events?place=main&q=nas:n77&limit=100",
            "api/events?place=main&q=cmd:user_redirect%20since:1h&limit=100",
            "api/events?place=failed&limit=100",
            "api/accounts/77",
            "api/devices",
            "api/audit");

    @Override
    public String title() {
        return "Console pages";
    }

    @Override
    public String about() {
        return "What the console's pages ask for, over HTTP with a login, with 10,000 NAS and 200,000 events that wait: the time until all of the"
                + " answer is there.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int nasCount = size.of(500, 10_000, 10_000);
        int waiting = size.of(5_000, 200_000, 200_000);
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Distribution nasd = new Distribution(database)) {
            nasd.start();
            nasd.stop();
            Seed seed = database.seed();
            seed.manyNas(nasCount, "Mikrotik-Simple", 20, 1, false);
            seed.accounts(nasCount, nasCount);
            seed.main(waiting, nasCount, nasCount);
            nasd.start();
            for (String question : QUESTIONS) {
                nasd.console(question);
            }
            for (int round = 0; round < size.rounds(); round++) {
                for (String question : QUESTIONS) {
                    result.figure("answer of the console", "nasd, " + question.substring(4), "ms")
                            .add(nasd.console(question));
                }
            }
            nasd.stop();
        }
        double slowest =
                result.figures().stream().mapToDouble(Figure::median).max().orElseThrow();
        result.atMost("the slowest question", slowest, "ms", 1000);
        result.setting("NAS", nasCount);
        result.setting("events", waiting);
    }
}
