package org.nasd.stack.internal.nas;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.stack.internal.secret.OpenVault;

/** A row that describes a NAS, as the columns of the table NAS name it. */
final class NasRow {

    private final Map<String, Object> values;
    private final OpenVault vault;

    NasRow(Map<String, Object> values, OpenVault vault) {
        this.values = values;
        this.vault = vault;
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
                secrets.put(option.getKey(), vault.read(text("name"), option.getKey(), option.getValue()));
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
                secret(Nas.TELNET_PASSWORD),
                text("telnet_type"),
                secret(Nas.COA_PASSWORD),
                integer("coa_port"),
                options,
                secrets);
        String mistake = NasRules.mistake(nas);
        if (mistake != null) {
            throw new UnusableException(mistake);
        }
        return nas;
    }

    private Map<String, String> options() throws UnusableException {
        Object raw = values.get("options");
        return Options.read(raw == null ? null : raw.toString());
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
        return value == null ? null : vault.read(text("name"), column, value.toString());
    }
}
