package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of USERS, and the events that tell a NAS this state. What a column leaves open (null) is not told.
 *
 * @param row by the names of the columns
 */
record Present(Map<String, Object> row) {

    private static final List<String> SPEEDS = List.of("rate_in", "rate_out", "ceil_in", "ceil_out");

    long userId() {
        return ((Number) row.get("id")).longValue();
    }

    boolean isDeleted() {
        return flag("deleted").orElse(false);
    }

    /** What is told of an account by its address and its login, and could be mistaken for another account's. */
    Stream<String> names() {
        return Stream.of("ip", "login")
                .filter(column -> row.get(column) != null)
                .map(column -> column + "=" + row.get(column));
    }

    /**
     * The events in the order in which they must come: first the account itself, then each of its states. A session is reported when the
     * account is logged in, and never dropped when it is not: that would cut off somebody whose log-in is just being recorded.
     */
    List<String> events() {
        if (isDeleted()) {
            return List.of("user_del");
        }
        List<String> events = new ArrayList<>(List.of("user_add"));
        told("accept", "user_accept", "user_drop", events);
        told("redirect", "user_redirect", "user_redirect_cancel", events);
        events.add(SPEEDS.stream().anyMatch(this::isSet) ? "user_rate_set" : "user_rate_set_cancel");
        if (flag("logged").orElse(false)) {
            events.add("user_auth");
        }
        return events;
    }

    private void told(String column, String whenTrue, String whenFalse, List<String> events) {
        flag(column).ifPresent(flag -> events.add(flag ? whenTrue : whenFalse));
    }

    private Optional<Boolean> flag(String column) {
        Object value = row.get(column);
        return value instanceof Number number
                ? Optional.of(number.longValue() != 0)
                : Optional.ofNullable((Boolean) value);
    }

    private boolean isSet(String column) {
        return row.get(column) instanceof Number number && number.longValue() != 0;
    }
}
