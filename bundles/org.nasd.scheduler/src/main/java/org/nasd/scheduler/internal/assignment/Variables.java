package org.nasd.scheduler.internal.assignment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nasd.api.driver.Device;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Nas;

/**
 * Gathers what templates and scripts may use: the frozen variables of the event, laid under the columns of the event itself and of its NAS
 * as they are now. Secrets are never among them.
 */
public final class Variables {

    private static final JsonFactory JSON = new JsonFactory();

    /** Room for what an event and a NAS usually have, so that the map need not grow while it is filled. */
    private static final int USUAL = 48;

    private Variables() {}

    public static Map<String, Object> of(Event event, Device device, Predicate<String> wanted) throws IOException {
        Map<String, Object> variables = optionsOf(device.nas());
        parse(event.params(), wanted, variables);
        put(variables, "abonent_id", event.abonentId());
        put(variables, "usluga_id", event.uslugaId());
        put(variables, "acct_session_id", event.acctSessionId());
        variables.put("user_id", event.userId());
        addNas(event.type(), variables, device.nas());
        return variables;
    }

    /** The same for an event that is not in a stack: with variables that were looked up, not frozen. */
    public static Map<String, Object> of(String type, Map<String, Object> given, Device device) {
        Map<String, Object> variables = optionsOf(device.nas());
        variables.putAll(given);
        addNas(type, variables, device.nas());
        return variables;
    }

    private static Map<String, Object> optionsOf(Nas nas) {
        Map<String, Object> variables = new HashMap<>(USUAL);
        variables.putAll(nas.options());
        return variables;
    }

    private static void addNas(String type, Map<String, Object> variables, Nas nas) {
        variables.put("cmd", type);
        variables.put("nas_id", nas.id());
        variables.put("nas_ip", nas.ip());
        variables.put("nas_name", nas.name());
        variables.put("telnet_ip", nas.managementAddress());
        put(variables, "telnet_port", nas.telnetPort());
        put(variables, "telnet_login", nas.telnetLogin());
        put(variables, "telnet_type", nas.telnetType());
        put(variables, "coa_port", nas.coaPort());
    }

    private static void put(Map<String, Object> variables, String name, Object value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** All values as text, for drivers that hand them to a program. */
    public static Map<String, String> asText(Map<String, Object> variables) {
        return variables.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
    }

    private static void parse(String json, Predicate<String> wanted, Map<String, Object> values) throws IOException {
        if (json == null || json.isBlank()) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("PARAMS is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                // what nobody asks for is not even decoded; that it is a single value is seen all the same
                Object value = token.isScalarValue() && !wanted.test(name) ? null : value(parser, token);
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
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
