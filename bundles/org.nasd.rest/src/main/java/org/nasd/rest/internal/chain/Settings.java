package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Schema;
import org.nasd.rest.internal.model.Values;

/** Columns of a NAS or an account as programs write them, and as the operations take them: key and value. */
final class Settings {

    private static final String MASK = "******";
    private static final String OPTIONS = "options";

    private Settings() {}

    /** The same under the columns' own names; what cannot be set is refused, before anything is done. */
    static ObjectNode named(Schema schema, ObjectNode given) {
        ObjectNode named = given.objectNode();
        given.properties().forEach(entry -> {
            Schema.Field field = schema.field(entry.getKey());
            if (field.relation() != null || field.name().equals("id")) {
                throw Refusal.invalid(entry.getKey() + " cannot be set");
            }
            checkMask(field.name(), entry.getValue());
            if (named.replace(field.name(), entry.getValue()) != null) {
                throw Refusal.invalid(field.name() + " is given twice");
            }
        });
        return named;
    }

    /** A password as it is shown, written back, would be the new password. */
    private static void checkMask(String name, JsonNode value) {
        if (value.isTextual() && value.textValue().equals(MASK)) {
            throw Refusal.invalid(
                    name + ": " + MASK + " stands for a secret that is kept; leave the field out to keep it");
        }
        value.properties().forEach(entry -> checkMask(entry.getKey(), entry.getValue()));
    }

    /** Key and value; options become keys of their own, and null an empty value, which takes a setting away. */
    static Map<String, String> of(Model model, ObjectNode given) {
        Map<String, String> settings = new HashMap<>();
        given.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.equals(OPTIONS) && model == Model.NAS) {
                settings.putAll(options(entry.getValue()));
            } else {
                settings.put(name, text(name, entry.getValue()));
            }
        });
        return settings;
    }

    private static Map<String, String> options(JsonNode given) {
        if (!given.isObject()) {
            throw Refusal.invalid(
                    "options must be a JSON object; what it does not name stays, null takes an option away");
        }
        Map<String, String> options = new HashMap<>();
        given.properties().forEach(entry -> options.put(entry.getKey(), text(entry.getKey(), entry.getValue())));
        return options;
    }

    private static String text(String name, JsonNode value) {
        return value.isNull() ? "" : Values.text(name, value);
    }

    /** Puts unsaved changes over a row, for the answer. Secrets stay hidden, and so do options, which may hold some. */
    static void show(ObjectNode changes, Map<String, Object> row) {
        changes.properties().forEach(change -> {
            boolean secret =
                    change.getKey().contains("password") || change.getKey().contains("psw");
            if (!change.getKey().equals(OPTIONS)) {
                row.put(change.getKey(), secret ? MASK : change.getValue());
            }
        });
    }
}
