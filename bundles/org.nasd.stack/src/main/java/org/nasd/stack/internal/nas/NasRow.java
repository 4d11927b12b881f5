package org.nasd.stack.internal.nas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** A row that describes a NAS, as the columns of the table NAS name it. */
final class NasRow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values;

    NasRow(Map<String, Object> values) {
        this.values = values;
    }

    /** What is wrong with a row; the message never repeats a value, which may be a password in the wrong column. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /** By what people recognise the row. */
    String label() {
        return "id=" + values.get("id") + " name=" + values.get("name") + " nas_ip=" + values.get("nas_ip");
    }

    Nas read() throws UnusableException {
        Map<String, String> options = new TreeMap<>();
        Map<String, Secret> secrets = new TreeMap<>();
        for (Map.Entry<String, String> option : options().entrySet()) {
            if (Nas.SECRET_OPTIONS.contains(option.getKey())) {
                secrets.put(option.getKey(), Secret.of(option.getValue()));
            } else {
                options.put(option.getKey(), option.getValue());
            }
        }
        Nas nas = new Nas(
                requiredNumber("id"),
                requiredText("name"),
                requiredText("nas_ip"),
                text("scheme"),
                text("script_name"),
                values.containsKey("forks") ? integer("forks") : 1,
                enabled(),
                text("telnet_ip"),
                integer("telnet_port"),
                text("telnet_login"),
                secret("telnet_password"),
                text("telnet_type"),
                secret("coa_psw"),
                integer("coa_port"),
                options,
                secrets);
        String mistake = NasRules.mistake(nas);
        if (mistake != null) {
            throw new UnusableException(mistake);
        }
        return nas;
    }

    static String json(Nas nas) {
        Map<String, String> all = new TreeMap<>(nas.options());
        nas.secretOptions().forEach((key, secret) -> all.put(key, secret.reveal()));
        try {
            return all.isEmpty() ? null : JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private Map<String, String> options() throws UnusableException {
        Object raw = values.get("options");
        if (raw == null || raw.toString().isBlank()) {
            return Map.of();
        }
        JsonNode tree = tree(raw.toString());
        if (!tree.isObject()) {
            throw new UnusableException("options is no JSON object");
        }
        Map<String, String> options = new TreeMap<>();
        tree.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                options.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return options;
    }

    private static JsonNode tree(String json) throws UnusableException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UnusableException(
                    "options is no JSON object (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        }
    }

    private boolean enabled() throws UnusableException {
        Object value = values.getOrDefault("enabled", true);
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new UnusableException("enabled is neither true nor false");
        };
    }

    private long requiredNumber(String column) throws UnusableException {
        Long number = number(column);
        if (number == null) {
            throw new UnusableException(column + " is missing");
        }
        return number;
    }

    private Integer integer(String column) throws UnusableException {
        Long number = number(column);
        if (number != null && number.intValue() != number) {
            throw new UnusableException(column + " is out of range");
        }
        return number == null ? null : number.intValue();
    }

    private Long number(String column) throws UnusableException {
        String text = text(column);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnusableException(column + " is no whole number");
        }
    }

    private String requiredText(String column) throws UnusableException {
        String text = text(column);
        if (text == null) {
            throw new UnusableException(column + " is missing");
        }
        return text;
    }

    private String text(String column) {
        Object value = values.get(column);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private Secret secret(String column) {
        Object value = values.get(column);
        return value == null ? null : Secret.of(value.toString());
    }
}
