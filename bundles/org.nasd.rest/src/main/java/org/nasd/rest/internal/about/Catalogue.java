package org.nasd.rest.internal.about;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasd.api.stack.Records;
import org.nasd.rest.internal.model.Model;

/** What can be asked for: the models, their methods, fields and relations. */
public final class Catalogue {

    private final Function<Records.Table, List<Records.Column>> columns;

    public Catalogue(Function<Records.Table, List<Records.Column>> columns) {
        this.columns = columns;
    }

    /** All models. */
    public List<Map<String, Object>> models() {
        List<Map<String, Object>> models = new ArrayList<>();
        for (Model model : Model.values()) {
            models.add(model(model));
        }
        models.add(version());
        return models;
    }

    /** One model. */
    public Map<String, Object> model(Model model) {
        Map<String, Object> entry = entry(model.title(), model.purpose());
        entry.put(
                "methods",
                model.managerMethods().stream()
                        .map(method -> "objects." + method)
                        .toList());
        entry.put("object_methods", model.objectMethods());
        entry.put(
                "fields",
                columns.apply(model.table()).stream().map(Catalogue::field).toList());
        Map<String, String> relations = new TreeMap<>();
        model.relations().forEach((name, target) -> relations.put(name, target.title()));
        entry.put("relations", relations);
        return entry;
    }

    /** The model that is no table. */
    public static Map<String, Object> version() {
        Map<String, Object> entry = entry("Version", "nasd's version, and its time.");
        entry.put("methods", List.of("objects.get", "objects.all", "objects.count"));
        entry.put("object_methods", List.of());
        entry.put("fields", List.of(field("version", "text", false), field("time", "time", false)));
        entry.put("relations", Map.of());
        return entry;
    }

    private static Map<String, Object> entry(String title, String purpose) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", title);
        entry.put("path", "/rest_api/v2/" + title + "/");
        entry.put("purpose", purpose);
        return entry;
    }

    private static Map<String, Object> field(Records.Column column) {
        return field(column.name(), column.kind().name().toLowerCase(Locale.ROOT), column.nullable());
    }

    private static Map<String, Object> field(String name, String type, boolean nullable) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", name);
        field.put("type", type);
        field.put("null", nullable);
        return field;
    }
}
