package org.nasd.rest.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;
import org.nasd.rest.internal.answer.Refusal;

/** Conditions as the original writes them: {@code {"user_id__in": [1, 2], "nas__name": "m1"}}. */
public final class Lookups {

    /** The most values of one {@code in}. */
    static final int MAX_VALUES = 1000;

    private static final int MAX_CONDITIONS = 50;

    private final Schema schema;
    private final Values values;

    public Lookups(Schema schema, Values values) {
        this.schema = schema;
        this.values = values;
    }

    /** The look-ups there are, as programs write them. */
    public static String names() {
        return Arrays.stream(Comparison.values())
                .map(comparison -> comparison.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** All of these must hold. */
    public List<Condition> read(ObjectNode given) {
        if (given.size() > MAX_CONDITIONS) {
            throw Refusal.invalid("a filter has at most " + MAX_CONDITIONS + " conditions");
        }
        List<Condition> conditions = new ArrayList<>();
        given.properties().forEach(entry -> conditions.add(condition(entry.getKey(), entry.getValue())));
        return conditions;
    }

    private Condition condition(String key, JsonNode given) {
        int cut = key.lastIndexOf("__");
        Optional<Comparison> lookup = cut < 1 ? Optional.empty() : comparison(key.substring(cut + 2));
        return lookup.map(comparison -> condition(field(key.substring(0, cut)), comparison, given))
                .orElseGet(() -> condition(field(key), Comparison.EXACT, given));
    }

    private Schema.Field field(String name) {
        try {
            return schema.field(name);
        } catch (Refusal e) {
            throw Refusal.invalid(e.getMessage() + "; look-ups are " + names());
        }
    }

    private static Optional<Comparison> comparison(String name) {
        return Arrays.stream(Comparison.values())
                .filter(comparison -> comparison.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private Condition condition(Schema.Field field, Comparison comparison, JsonNode given) {
        if (given.isNull() && comparison == Comparison.EXACT) {
            return new Condition(field.name(), Comparison.ISNULL, List.of(true));
        }
        List<Object> compared =
                switch (comparison) {
                    case ISNULL -> List.of(Values.flag(field.name() + "__isnull", given));
                    case IN -> list(field, given, 0, MAX_VALUES, "in");
                    case RANGE -> list(field, given, 2, 2, "range");
                    case CONTAINS, STARTSWITH -> List.of(Values.text(field.name(), given));
                    case EXACT, GT, GTE, LT, LTE -> List.of(values.of(field.column(), given));
                };
        return new Condition(field.name(), comparison, compared);
    }

    private List<Object> list(Schema.Field field, JsonNode given, int least, int most, String lookup) {
        if (!given.isArray() || given.size() < least || given.size() > most) {
            String size = least == most ? String.valueOf(least) : "at most " + most;
            throw Refusal.invalid(field.name() + "__" + lookup + " needs a list of " + size + " values");
        }
        List<Object> list = new ArrayList<>();
        given.forEach(value -> list.add(values.of(field.column(), value)));
        return list;
    }
}
