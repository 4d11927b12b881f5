package org.nasd.webconsole.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which question is asked at which address. */
final class Routes {

    private static final List<Route> ALL = List.of(
            get("/overview", OverviewApi::now),
            get("/history", OverviewApi::history),
            get("/nas", NasApi::list),
            get("/sparks", NasApi::sparks),
            get("/nas/([^/]+)", NasApi::find),
            get("/nas/([^/]+)/history", NasApi::history),
            get("/nas/([^/]+)/log", NasApi::log),
            post("/pause", NasApi::pauseAll),
            post("/resume", NasApi::resumeAll),
            post("/nas/([^/]+)/pause", NasApi::pause),
            post("/nas/([^/]+)/resume", NasApi::resume),
            post("/nas/([^/]+)/forks", NasApi::forks),
            post("/nas/([^/]+)/sync", NasApi::sync),
            post("/nas/([^/]+)/exec", DeviceApi::exec),
            get("/events", EventsApi::list),
            get("/count", EventsApi::count),
            get("/events/(\\d{1,19})", EventsApi::find),
            post("/events/requeue", EventsApi::requeue),
            post("/events/cancel", EventsApi::cancel),
            post("/events/hasten", EventsApi::hasten),
            post("/events/discard", EventsApi::discard),
            post("/events/push", EventsApi::push),
            post("/events/preview", EventsApi::preview),
            get("/accounts/(\\d{1,19})", AccountApi::find),
            get("/accounts/(\\d{1,19})/log", AccountApi::log),
            get("/nodes", NodesApi::list),
            post("/nodes/([^/]+)/drain", NodesApi::drain),
            post("/nodes/([^/]+)/undrain", NodesApi::undrain),
            post("/nodes/([^/]+)/forget", NodesApi::forget),
            get("/devices", UpkeepApi::devices),
            get("/audit", UpkeepApi::audit),
            get("/doctor", UpkeepApi::doctor));

    private Routes() {}

    /** A question. */
    record Route(String method, Pattern path, Function<Ask, Object> answer) {}

    /** A question, and the variable parts of the address it was asked at. */
    record Found(Function<Ask, Object> answer, List<String> parts) {}

    static Optional<Found> find(String method, String path) {
        for (Route route : ALL) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                List<String> parts = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    parts.add(matcher.group(i));
                }
                return Optional.of(new Found(route.answer(), parts));
            }
        }
        return Optional.empty();
    }

    private static Route get(String path, Function<Ask, Object> answer) {
        return new Route("GET", Pattern.compile(path), answer);
    }

    private static Route post(String path, Function<Ask, Object> answer) {
        return new Route("POST", Pattern.compile(path), answer);
    }
}
