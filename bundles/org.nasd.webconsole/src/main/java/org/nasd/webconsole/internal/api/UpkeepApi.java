package org.nasd.webconsole.internal.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.DriverList;

/** What keeps nasd itself well, and what it knows to do with NAS. */
final class UpkeepApi {

    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private UpkeepApi() {}

    static Object audit(Ask ask) {
        AuditPage page = ask.operations()
                .upkeep()
                .audit(
                        ask.caller(),
                        ask.textOrNull("who"),
                        ask.textOrNull("q"),
                        ask.idOrNull("after"),
                        ask.number("limit", PAGE, 1, MOST));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "rows",
                page.entries().stream()
                        .map(entry -> Map.of(
                                "id", Long.toString(entry.id()),
                                "at", entry.at() == null ? 0L : entry.at().toEpochMilli(),
                                "who", entry.who(),
                                "role", entry.role(),
                                "origin", entry.origin(),
                                "action", entry.action(),
                                "result", entry.result() == null ? "" : entry.result()))
                        .toList());
        answer.put("next", page.next() == null ? null : page.next().toString());
        return answer;
    }

    static Object doctor(Ask ask) {
        return ask.operations().upkeep().examine(ask.caller()).stream()
                .map(finding -> Map.of(
                        "grade", finding.grade().name().toLowerCase(Locale.ROOT),
                        "check", finding.check(),
                        "measured", finding.measured(),
                        "norm", finding.norm(),
                        "advice", finding.advice()))
                .toList();
    }

    static Object devices(Ask ask) {
        DriverList drivers = ask.operations().devices().drivers(ask.caller());
        return Map.of(
                "drivers", drivers.drivers(),
                "unresolved", drivers.unresolved(),
                "schemes",
                        ask.operations().devices().schemes(ask.caller()).stream()
                                .map(UpkeepApi::scheme)
                                .toList());
    }

    private static Map<String, Object> scheme(org.nasd.api.operations.SchemeView scheme) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", scheme.name());
        shown.put("path", scheme.path());
        shown.put("driver", scheme.driver());
        shown.put("events", scheme.events());
        shown.put("nas", scheme.nas());
        shown.put("errors", scheme.errors());
        return shown;
    }
}
