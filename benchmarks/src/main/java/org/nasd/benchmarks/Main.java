package org.nasd.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasd.benchmarks.bench.Node;
import org.nasd.benchmarks.bench.NullServer;
import org.nasd.benchmarks.bench.StampServer;
import org.nasd.benchmarks.measure.Catalogue;
import org.nasd.benchmarks.measure.Target;
import org.nasd.benchmarks.profile.Profile;
import org.nasd.benchmarks.result.Improvements;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Results;
import org.nasd.benchmarks.result.Size;

/** The commands of {@code benchmarks/run}, and the processes that targets start beside them. */
public final class Main {

    private static final String USAGE = "usage: benchmarks/run %s|all|report [--quick|--full] [--profile]%n"
            + "       benchmarks/run profile RECORDING.jfr%n"
            + "       benchmarks/run faster WHAT HOW BEFORE.json AFTER.json";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean profile = words.remove("--profile");
        Size size = words.remove("--quick") ? Size.QUICK : words.remove("--full") ? Size.FULL : Size.USUAL;
        String word = words.isEmpty() ? "" : words.get(0);
        switch (word) {
            case "null-server" -> {
                endWithInput();
                NullServer.run();
            }
            case "stamp-server" -> {
                endWithInput();
                StampServer.run();
            }
            case "node" -> Node.run(words.subList(1, words.size()));
            case "measure" -> System.exit(measure(words.get(1), size));
            case "profile" -> new Profile(Path.of(words.get(1))).print();
            case "faster" ->
                new Improvements(Results.of(size))
                        .record(words.get(1), words.get(2), Path.of(words.get(3)), Path.of(words.get(4)));
            case "report" -> Suite.report(size);
            case "all" -> System.exit(new Suite(size, profile).run(Catalogue.ids()));
            default -> {
                if (!Catalogue.ids().contains(word)) {
                    System.err.printf(USAGE + "%n", String.join("|", Catalogue.ids()));
                    System.exit(2);
                }
                System.exit(new Suite(size, profile).run(List.of(word)));
            }
        }
    }

    /** A process that only serves another ends with it. */
    private static void endWithInput() {
        Thread watch = new Thread(
                () -> {
                    try (InputStream in = System.in) {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        System.err.println("input: " + e.getMessage());
                    }
                    System.exit(0);
                },
                "input");
        watch.setDaemon(true);
        watch.start();
    }

    /** Measures one target in this process and leaves its result. */
    private static int measure(String id, Size size) throws Exception {
        Target target = Catalogue.target(id);
        Result result = new Result(id, target.title(), target.about(), size);
        long start = System.nanoTime();
        try {
            target.measure(result, size);
        } catch (Exception | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            System.err.println(trace);
            result.failed(String.valueOf(e));
        }
        result.took((System.nanoTime() - start) / 1e9);
        Results.of(size).save(result);
        result.goals()
                .forEach(goal -> System.out.printf(
                        Locale.ROOT,
                        "%s %s: %.4g %s (%s %.4g) %s%n",
                        id,
                        goal.what(),
                        goal.value(),
                        goal.unit(),
                        goal.atLeast() ? "at least" : "at most",
                        goal.bound(),
                        goal.isReached() ? "reached" : "NOT REACHED"));
        return result.trouble() == null ? 0 : 1;
    }
}
