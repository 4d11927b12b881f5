package org.nasd.rest.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasd.api.stack.Records.Table;

/** What programs can ask for: a table under the name the original gave it, and what can be done with it. */
public enum Model {
    EVENTS_STACK_COMPACT(
            "EventsStackCompact",
            Table.EVENTS_STACK_COMPACT,
            "Events as their producers asked for them. Create one to have something told to a NAS; delete cancels it.",
            "create bulk_create",
            "delete"),
    EVENTS_STACK(
            "EventsStack",
            Table.EVENTS_STACK,
            "Events waiting to be sent. Read-only but for delete, which cancels one that is not being sent.",
            "",
            "delete"),
    EVENTS_FAILED(
            "EventsFailed",
            Table.EVENTS_FAILED,
            "Events that were not delivered, with the reason. requeue sends one again, delete drops it for good (role admin).",
            "",
            "delete requeue"),
    NAS(
            "Nas",
            Table.NAS,
            "The routers. Changes need the role admin, a change of forks alone the role operator.",
            "create",
            "set save delete"),
    USERS("Users", Table.USERS, "The accounts. Changes need the role admin.", "create", "set save"),
    ABONENTS("Abonents", Table.ABONENTS, "The subscribers. Read-only.", "", "");

    /** What every model offers on its objects as a whole. */
    private static final List<String> QUESTIONS = List.of("get", "filter", "exclude", "all", "count", "order_by");

    private final String title;
    private final Table table;
    private final String purpose;
    private final String creations;
    private final String objectMethods;

    /**
     * @param creations methods that make objects, between blanks
     * @param objectMethods methods of an object, between blanks
     */
    Model(String title, Table table, String purpose, String creations, String objectMethods) {
        this.title = title;
        this.table = table;
        this.purpose = purpose;
        this.creations = creations;
        this.objectMethods = objectMethods;
    }

    /** The model of that name. */
    public static Optional<Model> named(String title) {
        return Arrays.stream(values())
                .filter(model -> model.title.equals(title))
                .findFirst();
    }

    /** Whether some model offers a method of that name. */
    static boolean isMethod(String name) {
        return QUESTIONS.contains(name)
                || Arrays.stream(values())
                        .anyMatch(model -> words(model.creations).contains(name)
                                || model.objectMethods().contains(name));
    }

    /** The models that its rows point to, by the name of the relation. */
    public Map<String, Model> relations() {
        return switch (this) {
            case EVENTS_STACK_COMPACT, EVENTS_STACK, EVENTS_FAILED -> new TreeMap<>(Map.of("nas", NAS, "user", USERS));
            case USERS -> Map.of("nas", NAS);
            case NAS, ABONENTS -> Map.of();
        };
    }

    public String title() {
        return title;
    }

    public Table table() {
        return table;
    }

    public String purpose() {
        return purpose;
    }

    /** What is asked of its objects as a whole, without {@code objects.} in front. */
    public List<String> managerMethods() {
        List<String> methods = new ArrayList<>(QUESTIONS);
        methods.addAll(words(creations));
        return methods;
    }

    /** What can be done with one of its objects. */
    public List<String> objectMethods() {
        return words(objectMethods);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
