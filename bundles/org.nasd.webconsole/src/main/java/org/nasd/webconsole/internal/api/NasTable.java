package org.nasd.webconsole.internal.api;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasView;
import org.nasd.webconsole.internal.access.Refusal;
import org.nasd.webconsole.internal.view.NasRow;

/** A page of the NAS that a person looks for, in the order they like. */
final class NasTable {

    /** The worst first: what needs somebody comes before what works. */
    private static final List<String> WORST_FIRST =
            List.of("unavailable", "stopped", "parked", "paused", "starting", "disabled", "working");

    private static final Map<String, Comparator<NasView>> ORDERS = Map.of(
            "name", Comparator.comparing(nas -> nas.name().toLowerCase(Locale.ROOT)),
            "ip", Comparator.comparing(NasView::ip),
            "scheme", Comparator.comparing(NasRow::scheme),
            "state", Comparator.comparing(nas -> WORST_FIRST.indexOf(NasRow.state(nas))),
            "waiting", Comparator.comparing(NasView::waiting),
            "busy", by(activity -> (double) activity.busy()),
            "rate", by(NasActivity::perSecond),
            "p50", by(activity -> millis(activity.latencyP50())),
            "p95", by(activity -> millis(activity.latencyP95())));

    private final NasList all;

    NasTable(NasList all) {
        this.all = all;
    }

    private static Comparator<NasView> by(Function<NasActivity, Double> figure) {
        return Comparator.comparing(nas -> nas.activity() == null ? 0.0 : figure.apply(nas.activity()));
    }

    private static double millis(Duration span) {
        return span.toNanos() / 1e6;
    }

    /** What is looked for in any case, in the name, the address and the scheme. */
    List<NasView> matching(String text, String state) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all.nas().stream()
                .filter(nas -> wanted.isEmpty()
                        || nas.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || nas.ip().contains(wanted)
                        || NasRow.scheme(nas).toLowerCase(Locale.ROOT).contains(wanted))
                .filter(nas -> state.isEmpty() || NasRow.state(nas).equals(state))
                .toList();
    }

    static Comparator<NasView> order(String column, boolean falling) {
        Comparator<NasView> order = ORDERS.get(column);
        if (order == null) {
            throw new Refusal(400, "NAS cannot be sorted by " + column);
        }
        return (falling ? order.reversed() : order).thenComparing(NasView::id);
    }

    /** How many are in which state. */
    Map<String, Long> states() {
        return all.nas().stream().collect(Collectors.groupingBy(NasRow::state, TreeMap::new, Collectors.counting()));
    }
}
