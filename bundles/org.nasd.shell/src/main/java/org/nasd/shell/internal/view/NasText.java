package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.NasView;

/** NAS for people. */
public final class NasText {

    private static final int STATE = 4;

    private NasText() {}

    /** Where {@link #table} shows the state. */
    public static int stateColumn() {
        return STATE;
    }

    public static Table table(NasList list) {
        return new Table(
                columns(list),
                Set.of(0, 5, 6, 7, 8, 9),
                list.nas().stream().map(nas -> row(nas, isShared(list))).toList(),
                "There is no NAS yet: nas:add name=... nas_ip=... scheme=... adds one.");
    }

    /** Whether nodes are worth a column. */
    private static boolean isShared(NasList list) {
        return list.nas().stream().anyMatch(nas -> nas.node() != null);
    }

    private static List<String> columns(NasList list) {
        List<String> columns = new ArrayList<>(
                List.of("ID", "NAME", "ADDRESS", "SCHEME", "STATE", "FORKS", "WAITING", "PER S", "P50", "P95"));
        if (isShared(list)) {
            columns.add("NODE");
        }
        columns.add("WHY");
        return columns;
    }

    private static List<String> row(NasView nas, boolean shared) {
        NasActivity now = nas.activity();
        List<String> row = new ArrayList<>(List.of(
                Long.toString(nas.id()),
                Words.line(nas.name()),
                nas.ip(),
                Words.line(managed(nas)),
                state(nas),
                (now == null ? 0 : now.busy()) + "/" + forks(nas),
                Long.toString(nas.waiting()),
                now == null ? "" : Words.rate(now.perSecond()),
                now == null ? "" : Words.duration(now.latencyP50()),
                now == null ? "" : Words.duration(now.latencyP95())));
        if (shared) {
            row.add(Words.line(Words.orEmpty(nas.node())));
        }
        row.add(Words.line(why(nas)));
        return row;
    }

    /** What to say below the table. */
    public static List<String> remarks(NasList list) {
        List<String> remarks = new ArrayList<>();
        if (list.paused() != null) {
            remarks.add(allPaused(list.paused()));
        }
        list.orphaned()
                .forEach((id, waiting) -> remarks.add(waiting + " events wait for NAS " + id
                        + ", which is no longer there: nas:events main --nas " + id));
        return remarks;
    }

    /** That nothing is sent to anybody, why, and what to do. */
    public static String allPaused(NasPause pause) {
        return "ALL NAS ARE PAUSED " + order(pause) + "; nas:resume --all lets them go on";
    }

    public static String allResumed(NasPause pause) {
        return "resumed all NAS, which were paused " + order(pause);
    }

    private static String order(NasPause pause) {
        return "by " + Words.line(pause.by()) + " at " + Words.time(pause.since())
                + (pause.reason() == null ? "" : ": " + Words.line(pause.reason()));
    }

    private static String managed(NasView nas) {
        String scheme = nas.settings().get("scheme");
        return scheme == null ? Words.orEmpty(nas.settings().get("script_name")) : scheme;
    }

    private static String forks(NasView nas) {
        return nas.activity() == null
                ? nas.settings().getOrDefault("forks", "1")
                : Integer.toString(nas.activity().forks());
    }

    private static String state(NasView nas) {
        return nas.activity() == null
                ? "not taken up"
                : Words.lower(nas.activity().state());
    }

    private static String why(NasView nas) {
        if (nas.pause() != null) {
            return "paused by " + nas.pause().by() + " at "
                    + Words.time(nas.pause().since())
                    + (nas.pause().reason() == null ? "" : ": " + nas.pause().reason());
        }
        return nas.activity() == null ? notTakenUp(nas) : nas.activity().reason();
    }

    private static String notTakenUp(NasView nas) {
        return nas.node() == null
                ? "the dispatch has not read its settings yet; it does so every minute"
                : "its node says nothing of it: it is just taking it up, or fell silent (nas:nodes)";
    }

    /** Everything about one NAS, a line each. */
    public static List<String> info(NasView nas) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("id", Long.toString(nas.id()));
        lines.put("name", nas.name());
        lines.put("nas_ip", nas.ip());
        lines.putAll(new TreeMap<>(nas.settings()));
        lines.put("", "");
        lines.put("state", state(nas));
        lines.put("why", why(nas));
        lines.put("node", Words.orEmpty(nas.node()));
        lines.put("waiting", nas.waiting() + " events");
        NasActivity now = nas.activity();
        if (now != null) {
            lines.put("since", Words.time(now.since()));
            lines.put("driver", Words.orEmpty(now.driver()));
            lines.put("forks in use", now.busy() + " of " + now.forks() + ", " + now.concurrency() + " allowed now");
            lines.put("sessions", Integer.toString(now.sessions()));
            lines.put("rate", Words.rate(now.perSecond()) + " events per second over the last minute");
            lines.put("latency", latency(now));
            lines.put(
                    "since the start",
                    now.done() + " done, " + now.postponed() + " postponed, " + now.failed() + " failed, "
                            + now.superseded() + " obsolete");
        }
        return aligned(lines);
    }

    private static String latency(NasActivity now) {
        return now.latencyP50().isZero()
                ? "nothing was sent yet"
                : "p50 " + Words.duration(now.latencyP50()) + ", p95 " + Words.duration(now.latencyP95());
    }

    /** Keys and values, the values in one column; pairs without a value are left out, without a key they are a blank line. */
    static List<String> aligned(Map<String, String> pairs) {
        int width = pairs.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        pairs.forEach((key, value) -> {
            if (key.isEmpty()) {
                lines.add("");
            } else if (value != null && !value.isEmpty()) {
                lines.add(key + " ".repeat(width - key.length() + 2) + Words.line(value));
            }
        });
        return lines;
    }

    /** What became of a change, in one line. */
    public static String changed(String what, NasView nas) {
        return what + " NAS " + nas.id() + " " + Words.line(nas.name()) + " (" + nas.ip() + ")";
    }
}
