package org.nasd.webconsole.internal.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.Figures;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.Overview;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.NasHistory.Minute;

/** What is measured at the provider. */
final class FakeFigures {

    private final FakeNas nas;
    private final FakeEvents events;
    private final Instant began = Instant.now();

    FakeFigures(FakeNas nas, FakeEvents events) {
        this.nas = nas;
        this.events = events;
    }

    Overview now(Caller caller) {
        List<NasView> views = nas.views();
        List<Overview.Problem> problems = views.stream()
                .filter(each -> each.activity().state() != NasState.WORKING
                        && each.activity().state() != NasState.DISABLED)
                .map(FakeFigures::problem)
                .sorted((a, b) -> Boolean.compare(b.grave(), a.grave()))
                .toList();
        int told = Math.min(problems.size(), Overview.MAX_PROBLEMS);
        return new Overview(
                events.size(EventPlace.COMPACT),
                events.size(EventPlace.MAIN),
                views.stream().mapToLong(each -> each.activity().busy()).sum(),
                events.size(EventPlace.MAIN) / 9,
                events.size(EventPlace.FAILED),
                Duration.ofSeconds(409),
                views.stream().mapToDouble(each -> each.activity().perSecond()).sum(),
                views.size(),
                problems.subList(0, told),
                problems.size() - told,
                began.minusSeconds(400_000),
                nas.allPaused(),
                2);
    }

    private static Overview.Problem problem(NasView nas) {
        NasActivity activity = nas.activity();
        boolean grave = activity.state() != NasState.PAUSED;
        String text = activity.state().name().toLowerCase(Locale.ROOT) + ": " + activity.reason() + "; " + nas.waiting()
                + " events wait";
        return new Overview.Problem(nas.name(), text, activity.since(), grave);
    }

    Map<String, List<Minute>> history(Caller caller, List<String> asked, Duration window) {
        Map<String, List<Minute>> history = new HashMap<>();
        if (asked.isEmpty()) {
            history.put("*", minutes(0, window, 40));
        }
        for (String each : asked) {
            NasView found = nas.find(caller, each);
            history.put(found.name(), minutes(found.id(), window, 3));
        }
        return history;
    }

    private static List<Minute> minutes(long id, Duration window, int scale) {
        List<Minute> minutes = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        for (long back = window.toMinutes(); back > 0; back--) {
            Random random = new Random(id * 7919 + back);
            double wave = 1.3 + Math.sin((back + id) / 17.0) + 0.5 * Math.sin(back / 211.0);
            double storm = back > 18 && back < 27 ? 6 : 1;
            double p50 = 11 + 4 * random.nextDouble() + 3 * storm;
            minutes.add(new Minute(
                    id,
                    now.minus(back, ChronoUnit.MINUTES),
                    (long) (scale * storm * storm * (wave + random.nextDouble())),
                    (long) (scale * 40 * Math.sqrt(storm) * (wave + 0.4 * random.nextDouble())),
                    random.nextInt(2 + (int) storm),
                    back % 11 == 3 ? random.nextInt(3) : 0,
                    Duration.ofNanos((long) (p50 * 1e6)),
                    Duration.ofNanos((long) (p50 * 3.1e6))));
        }
        return minutes;
    }

    Figures figures(Caller caller) {
        List<NasStatus> status = nas.views().stream().map(this::status).toList();
        return new Figures(status, Map.of(), 0, Map.of(), new Readiness(Map.of()), new Figures.Nodes(3, false, 2, 0));
    }

    private NasStatus status(NasView view) {
        NasActivity a = view.activity();
        Nas settings = new Nas(
                view.id(),
                view.name(),
                view.ip(),
                "x",
                null,
                20,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
        List<TypeLatency> types = List.of(
                new TypeLatency("user_redirect", 41_210, 3, Duration.ofMillis(14), Duration.ofMillis(512)),
                new TypeLatency("user_rate_set", 9_120, 114, Duration.ofMillis(88), Duration.ofMillis(1904)),
                new TypeLatency("user_disconnect", 31_007, 0, Duration.ofMillis(9), Duration.ofMillis(140)));
        return new NasStatus(
                settings,
                a.state(),
                a.reason(),
                a.since(),
                a.driver(),
                a.busy(),
                a.concurrency(),
                a.sessions(),
                0,
                a.done(),
                a.postponed(),
                a.failed(),
                a.superseded(),
                a.latencyP50(),
                a.latencyP95(),
                Histogram.EMPTY,
                Histogram.EMPTY,
                types);
    }
}
