package org.nasd.webconsole.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.operations.LogSource;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.SyncReport;
import org.nasd.webconsole.internal.access.Refusal;
import org.nasd.webconsole.internal.view.HistoryView;
import org.nasd.webconsole.internal.view.NasRow;
import org.nasd.webconsole.internal.view.PauseView;

/** The NAS. */
final class NasApi {

    private static final int PAGE = 50;
    private static final int MOST = 200;
    private static final int DAY = 24;
    private static final int SPARK_MINUTES = 60;

    private NasApi() {}

    static Object list(Ask ask) {
        NasList all = ask.operations().nas().list(ask.caller());
        NasTable table = new NasTable(all);
        List<NasView> found = table.matching(ask.text("q"), ask.text("state"));
        String sort = ask.textOrNull("sort") == null ? "state" : ask.text("sort");
        int from = ask.number("from", 0, 0, Integer.MAX_VALUE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("all", all.nas().size());
        answer.put("found", found.size());
        answer.put("states", table.states());
        answer.put("orphaned", orphaned(all));
        answer.put("now", System.currentTimeMillis());
        answer.put(
                "rows",
                found.stream()
                        .sorted(NasTable.order(sort, ask.text("falling").equals("1")))
                        .skip(from)
                        .limit(ask.number("limit", PAGE, 1, MOST))
                        .map(NasRow::brief)
                        .toList());
        return answer;
    }

    private static Map<String, Long> orphaned(NasList all) {
        Map<String, Long> orphaned = new TreeMap<>();
        all.orphaned().forEach((id, waiting) -> orphaned.put(id.toString(), waiting));
        return orphaned;
    }

    /** Events delivered in each of the last 60 minutes, by the id of the NAS. */
    static Object sparks(Ask ask) {
        List<String> ids = Arrays.stream(ask.text("ids").split(","))
                .filter(id -> !id.isEmpty())
                .limit(MOST)
                .toList();
        Map<String, Object> sparks = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return sparks;
        }
        long minute = Instant.now().getEpochSecond() / 60;
        ask.operations()
                .overview()
                .history(ask.caller(), ids, Duration.ofMinutes(SPARK_MINUTES))
                .values()
                .forEach(minutes -> minutes.stream()
                        .findFirst()
                        .ifPresent(first -> sparks.put(
                                Long.toString(first.nasId()),
                                HistoryView.delivered(minutes, minute - 1, SPARK_MINUTES))));
        return sparks;
    }

    static Object find(Ask ask) {
        NasView nas = ask.operations().nas().find(ask.caller(), ask.part(0));
        List<TypeLatency> types = ask.operations().overview().figures(ask.caller()).nas().stream()
                .filter(status -> status.nas().id() == nas.id())
                .findFirst()
                .map(status -> status.types())
                .orElse(List.of());
        return NasRow.full(nas, types);
    }

    static Object history(Ask ask) {
        Duration window = Duration.ofHours(ask.number("hours", 1, 1, DAY));
        return ask.operations().overview().history(ask.caller(), List.of(ask.part(0)), window).values().stream()
                .findFirst()
                .map(HistoryView::of)
                .orElseGet(() -> HistoryView.of(List.of()));
    }

    static Object log(Ask ask) {
        return Logs.page(ask, new LogSource.OfNas(ask.part(0)));
    }

    static Object pause(Ask ask) {
        return NasRow.brief(ask.operations().nas().pause(ask.caller(), ask.part(0), ask.sent("reason")));
    }

    static Object resume(Ask ask) {
        return NasRow.brief(ask.operations().nas().resume(ask.caller(), ask.part(0)));
    }

    static Object pauseAll(Ask ask) {
        return PauseView.of(ask.operations().nas().pauseAll(ask.caller(), ask.sent("reason")));
    }

    static Object resumeAll(Ask ask) {
        return PauseView.of(ask.operations().nas().resumeAll(ask.caller()));
    }

    static Object forks(Ask ask) {
        if (!ask.body().path("forks").isInt()) {
            throw new Refusal(400, "forks must be a number from 1 to 100");
        }
        int forks = ask.body().path("forks").asInt();
        return NasRow.brief(ask.operations().nas().forks(ask.caller(), ask.part(0), forks));
    }

    static Object sync(Ask ask) {
        boolean dryRun = ask.body().path("dryRun").asBoolean(true);
        SyncReport report = ask.operations().nas().sync(ask.caller(), ask.part(0), dryRun);
        return Map.of("accounts", report.accounts(), "events", report.events(), "pushed", report.pushed());
    }
}
