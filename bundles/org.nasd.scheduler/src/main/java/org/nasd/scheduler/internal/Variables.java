package org.nasd.scheduler.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasd.api.driver.Device;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Nas;

/**
 * Gathers what templates and scripts may use: the frozen variables of the event, laid under the columns of the event itself and of its NAS
 * as they are now. Secrets are never among them.
 */
final class Variables {

    private static final JsonFactory JSON = new JsonFactory();

    private Variables() {}

    static Map<String, Object> of(Event event, Device device) throws IOException {
        Map<String, Object> variables = parse(event.params());
        put(variables, "abonent_id", event.abonentId());
        put(variables, "usluga_id", event.uslugaId());
        put(variables, "acct_session_id", event.acctSessionId());
        variables.put("user_id", event.userId());
        return of(event.type(), variables, device);
    }

    /** The same for an event that is not in a stack: with variables that were looked up, not frozen. */
    static Map<String, Object> of(String type, Map<String, Object> given, Device device) {
        Nas nas = device.nas();
        Map<String, Object> variables = new HashMap<>(nas.options());
        variables.putAll(given);
        variables.put("cmd", type);
        variables.put("nas_id", nas.id());
        variables.put("nas_ip", nas.ip());
        variables.put("nas_name", nas.name());
        variables.put("telnet_ip", nas.managementAddress());
        put(variables, "telnet_port", nas.telnetPort());
        put(variables, "telnet_login", nas.telnetLogin());
        put(variables, "telnet_type", nas.telnetType());
        put(variables, "coa_port", nas.coaPort());
        return variables;
    }

    private static void put(Map<String, Object> variables, String name, Object value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** All values as text, for drivers that hand them to a program. */
    static Map<String, String> asText(Map<String, Object> variables) {
        return variables.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
    }

    static Map<String, Object> parse(String json) throws IOException {
        Map<String, Object> values = new HashMap<>();
        if (json == null || json.isBlank()) {
            return values;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("PARAMS is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                Object value = value(parser, parser.nextToken());
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        return values;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getText()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default ->
                throw new IOException("PARAMS holds a list or an object at " + parser.currentName()
                        + ", and variables are single values");
        };
    }
}
