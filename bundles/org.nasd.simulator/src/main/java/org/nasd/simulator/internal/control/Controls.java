package org.nasd.simulator.internal.control;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Latency;
import org.nasd.simulator.internal.Json;
import org.nasd.simulator.internal.Tokens;
import org.nasd.simulator.routeros.SimulatedRouter;

/** The lines by which a running router is controlled: one command a line, one line of JSON as its answer. */
final class Controls {

    private static final String HELP =
            "latency <ms|ms..ms>, clamp on|off|<per second>, gate open|closed|silent|reset, down, up, "
                    + "logins on|off, drop [reset], fault <rule>, faults, heal, counters, reset-peaks, journal [after <number>], "
                    + "flush, rows <menu>, insert <menu> name=value ..., clear <menu>, quit";

    private static final int MOST_ENTRIES = 10_000;

    private final RouterRun run;
    private final SimulatedRouter router;

    Controls(RouterRun run) {
        this.run = run;
        this.router = run.router();
    }

    /** Does what a line says. @return one line of JSON; with {@code error} when it could not */
    String perform(String line) {
        try {
            List<String> words = Tokens.of(line);
            return words.isEmpty()
                    ? error("nothing given")
                    : perform(words.get(0), words.subList(1, words.size()), line);
        } catch (RuntimeException e) {
            return error(String.valueOf(e.getMessage()));
        }
    }

    private String perform(String command, List<String> rest, String line) {
        return switch (command) {
            case "latency" -> done(() -> router.latency(Latency.parse(String.join(" ", rest))));
            case "clamp" -> done(() -> router.clamp(Options.clamp(one(rest))));
            case "gate" -> done(() -> router.gate(Gate.valueOf(one(rest).toUpperCase(Locale.ROOT))));
            case "down" -> done(this::down);
            case "up" -> done(() -> router.gate(Gate.OPEN));
            case "logins" -> done(() -> router.refuseLogins(!Options.truth(one(rest))));
            case "drop" -> done(() -> router.dropConnections(rest.contains("reset")));
            case "fault" -> done(() -> router.inject(Fault.parse(line.trim().substring("fault".length()))));
            case "faults" ->
                Json.of(router.faults().stream().map(Fault::toString).toList());
            case "heal" -> done(this::heal);
            case "reset-peaks" -> done(router::resetPeaks);
            case "flush" -> done(run::flush);
            case "insert" ->
                done(() -> router.insert(rest.get(0), List.of(RouterRun.row(rest.subList(1, rest.size())))));
            case "clear" -> done(() -> router.clear(one(rest)));
            case "counters" -> counters();
            case "journal" -> journal(rest.size() == 2 ? Long.parseLong(rest.get(1)) : 0);
            case "rows" -> Json.of(router.rows(one(rest)));
            default -> error("no command '" + command + "'; known are: " + HELP);
        };
    }

    private String counters() {
        return Json.of(router.gauges())
                .replaceFirst("}$", ",\"journal\":" + router.journal().total() + "}");
    }

    private String journal(long after) {
        return router.journal().entriesAfter(after).stream()
                .limit(MOST_ENTRIES)
                .map(Json::line)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void down() {
        router.gate(Gate.CLOSED);
        router.dropConnections(true);
    }

    private void heal() {
        router.clearFaults();
        router.gate(Gate.OPEN);
        router.refuseLogins(false);
        router.clamp(null);
        router.latency(Latency.fixed(Duration.ZERO));
    }

    private static String one(List<String> words) {
        if (words.size() != 1) {
            throw new IllegalArgumentException("one word is wanted after the command; known are: " + HELP);
        }
        return words.get(0);
    }

    private static String done(Runnable work) {
        work.run();
        return "{\"ok\":true}";
    }

    private static String error(String message) {
        return Json.of(Map.of("error", message));
    }
}
