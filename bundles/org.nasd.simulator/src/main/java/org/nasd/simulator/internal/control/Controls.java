package org.nasd.simulator.internal.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Latency;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.internal.Json;
import org.nasd.simulator.internal.Tokens;

/** The lines by which a running router is controlled: one command a line, one line of JSON as its answer. */
final class Controls {

    private static final String HELP =
            "latency <ms|ms..ms>, clamp on|off|<per second>, gate open|closed|silent|reset, down, up, "
                    + "logins on|off, drop [reset], fault <rule>, faults, heal, counters, reset-peaks, journal [after <number>], "
                    + "flush, rows <table>, insert <table> name=value ..., clear <table>, quit; a command line: hostkey";

    private static final int MOST_ENTRIES = 10_000;

    private final NasRun run;
    private final SimulatedNas nas;

    Controls(NasRun run) {
        this.run = run;
        this.nas = run.nas();
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
            case "latency" -> done(() -> nas.latency(Latency.parse(String.join(" ", rest))));
            case "clamp" -> done(() -> nas.clamp(Values.clamp(one(rest))));
            case "gate" -> done(() -> nas.gate(Gate.valueOf(one(rest).toUpperCase(Locale.ROOT))));
            case "down" -> done(this::down);
            case "up" -> done(() -> nas.gate(Gate.OPEN));
            case "logins" -> done(() -> nas.refuseLogins(!Values.truth(one(rest))));
            case "drop" -> done(() -> nas.dropConnections(rest.contains("reset")));
            case "fault" -> done(() -> nas.inject(Fault.parse(line.trim().substring("fault".length()))));
            case "faults" -> Json.of(nas.faults().stream().map(Fault::toString).toList());
            case "heal" -> done(this::heal);
            case "reset-peaks" -> done(nas::resetPeaks);
            case "flush" -> done(run::flush);
            case "insert" -> done(() -> stock().insert(rest.get(0), NasRun.row(rest.subList(1, rest.size()))));
            case "clear" -> done(() -> stock().clear(one(rest)));
            case "counters" -> counters();
            case "journal" -> journal(rest.size() == 2 ? Long.parseLong(rest.get(1)) : 0);
            case "rows" -> Json.of(stock().rows(one(rest)));
            default -> order(command);
        };
    }

    private Stock stock() {
        return run.running().stock();
    }

    private String order(String command) {
        Runnable order = run.running().orders().get(command);
        return order == null ? error("no command '" + command + "'; known are: " + HELP) : done(order);
    }

    private String counters() {
        Map<String, Object> more = new LinkedHashMap<>(run.running().figures().get());
        more.put("journal", nas.journal().total());
        return Json.of(nas.gauges()).replaceFirst("}$", ",") + Json.of(more).substring(1);
    }

    private String journal(long after) {
        return nas.journal().entriesAfter(after).stream()
                .limit(MOST_ENTRIES)
                .map(Json::line)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void down() {
        nas.gate(Gate.CLOSED);
        nas.dropConnections(true);
    }

    private void heal() {
        nas.clearFaults();
        nas.gate(Gate.OPEN);
        nas.refuseLogins(false);
        nas.clamp(null);
        nas.latency(Latency.fixed(Duration.ZERO));
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
