package org.nasd.operations.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** Makes of what somebody asked for an event that can go on the compact stack, or says what is wrong with it. */
final class PushForm {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    private static final int MAX_OWNER = 64;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final NasFinder finder;

    PushForm(NasFinder finder) {
        this.finder = finder;
    }

    /** The events in the same order; the first mistake refuses all of them, and says which it is of where there are several. */
    List<Event> complete(Caller caller, List<Event> events) {
        Function<String, Nas> nas = finder.reading();
        List<Event> complete = new ArrayList<>(events.size());
        for (Event event : events) {
            try {
                complete.add(complete(caller, event, nas));
            } catch (OperationException e) {
                throw events.size() == 1
                        ? e
                        : new OperationException(e.kind(), "event " + (complete.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return complete;
    }

    private Event complete(Caller caller, Event event, Function<String, Nas> nas) {
        if (!TYPE.matcher(event.type()).matches()) {
            throw invalid("'" + event.type() + "' cannot be a command: letters, digits, '_', '.' and '-', at most 64");
        }
        checkParams(event.params());
        return new Event(
                event.type(),
                event.userId(),
                event.abonentId(),
                null,
                event.nasIp() == null ? null : nas.apply(event.nasIp()).ip(),
                event.uslugaId(),
                event.acctSessionId(),
                event.params(),
                owner(caller, event.owner()));
    }

    private void checkParams(String params) {
        if (params == null) {
            return;
        }
        try {
            JsonNode read = json.readTree(params);
            if (!read.isObject()) {
                throw invalid("params are no JSON object like {\"ip\": \"10.0.0.1\"}");
            }
        } catch (JsonProcessingException e) {
            throw new OperationException(Kind.INVALID, "params are no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Owner owner(Caller caller, Owner said) {
        return said.equals(Owner.UNKNOWN) ? owner(caller, "push") : said;
    }

    /** The caller as the owner of what is pushed on his behalf. */
    static Owner owner(Caller caller, String function) {
        return new Owner(cut(caller.origin()), cut(function + " by " + caller.name()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_OWNER ? text : text.substring(0, MAX_OWNER);
    }

    private static OperationException invalid(String message) {
        return new OperationException(Kind.INVALID, message);
    }
}
