package org.nasd.webconsole.internal.view;

import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasView;

/** A NAS as JSON. */
public final class NasRow {

    private static final int MESSAGE = 2000;

    private NasRow() {}

    /** What the list shows. */
    public static Map<String, Object> brief(NasView nas) {
        return shape(nas).done();
    }

    /** Everything. */
    public static Map<String, Object> full(NasView nas, List<TypeLatency> types) {
        return shape(nas)
                .put("settings", nas.settings())
                .put("types", types.stream().map(NasRow::of).toList())
                .put("now", System.currentTimeMillis())
                .done();
    }

    /** In lower case; one that the dispatch has not taken up is {@code starting}. */
    public static String state(NasView nas) {
        NasState state = nas.activity() == null ? null : nas.activity().state();
        if (nas.pause() != null && (state == null || state == NasState.WORKING)) {
            return "paused";
        }
        return state == null ? "starting" : state.name().toLowerCase(java.util.Locale.ROOT);
    }

    public static String scheme(NasView nas) {
        String scheme = nas.settings().get("scheme");
        return scheme != null ? scheme : nas.settings().getOrDefault("script_name", "");
    }

    private static Shape shape(NasView nas) {
        Shape shape = new Shape()
                .id("id", nas.id())
                .put("name", nas.name())
                .put("ip", nas.ip())
                .put("scheme", scheme(nas))
                .put("state", state(nas))
                .put("pause", nas.pause() == null ? null : PauseView.of(nas.pause()))
                .put("waiting", nas.waiting())
                .put("node", nas.node());
        return nas.activity() == null ? shape : with(shape, nas.activity());
    }

    private static Shape with(Shape shape, NasActivity activity) {
        return shape.put("reason", Text.cut(activity.reason(), MESSAGE))
                .time("since", activity.since())
                .put("driver", activity.driver())
                .put("forks", activity.forks())
                .put("busy", activity.busy())
                .put("concurrency", activity.concurrency())
                .put("sessions", activity.sessions())
                .put("done", activity.done())
                .put("postponed", activity.postponed())
                .put("failed", activity.failed())
                .put("superseded", activity.superseded())
                .put("perSecond", activity.perSecond())
                .span("p50", activity.latencyP50())
                .span("p95", activity.latencyP95());
    }

    private static Map<String, Object> of(TypeLatency type) {
        return new Shape()
                .put("type", type.type())
                .put("count", type.count())
                .put("slow", type.slow())
                .span("mean", type.mean())
                .span("max", type.max())
                .done();
    }
}
