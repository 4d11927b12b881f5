package org.nasd.webconsole.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.LogSource;
import org.nasd.api.stack.Records;
import org.nasd.webconsole.internal.view.EventRow;

/** An account: what nasd knows of it, its events, its log. */
final class AccountApi {

    private static final int SOME = 50;

    private AccountApi() {}

    static Object find(Ask ask) {
        long user = ask.id(0);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("user", Long.toString(user));
        answer.put("columns", columns(ask, user));
        for (EventPlace place : EventPlace.values()) {
            EventQuery query = new EventQuery(place, null, user, null, SOME);
            answer.put(
                    place.name().toLowerCase(java.util.Locale.ROOT),
                    ask.operations().events().list(ask.caller(), query).events().stream()
                            .map(EventRow::brief)
                            .toList());
        }
        answer.put("now", System.currentTimeMillis());
        return answer;
    }

    /** Its row as pairs of texts; empty when a billing's own database has it, or nobody. */
    private static List<List<String>> columns(Ask ask, long user) {
        Records.Query query = new Records.Query(
                Records.Table.USERS,
                List.of(new Records.Condition("id", Records.Comparison.EXACT, List.of(user))),
                List.of(),
                List.of(),
                Set.of(),
                0,
                1);
        return ask.operations().records().list(ask.caller(), query).stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(column -> column.getValue() != null)
                .map(column -> List.of(column.getKey(), String.valueOf(column.getValue())))
                .toList();
    }

    static Object log(Ask ask) {
        return Logs.page(ask, new LogSource.OfAccount(ask.id(0), ask.idOrNull("abonent")));
    }
}
