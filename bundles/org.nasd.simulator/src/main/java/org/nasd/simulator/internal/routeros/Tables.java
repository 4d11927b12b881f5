package org.nasd.simulator.internal.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nasd.simulator.Change;
import org.nasd.simulator.User;

/** The router's menus, and what commands do to them. Used by the router's thread only. */
final class Tables {

    private static final Set<String> PRINT =
            Set.of(".proplist", "detail", "stats", "count-only", "from", "without-paging", "terse", ".id");

    private final Map<String, Menu> menus = new LinkedHashMap<>();

    Tables(String identity) {
        Catalogue.of(identity).forEach(spec -> menus.put(spec.path(), new Menu(spec)));
        menus.get("/interface").insert(Map.of("name", "ether1", "type", "ether", "mtu", "1500", "running", "true"));
        menus.get("/interface").insert(Map.of("name", "ether2", "type", "ether", "mtu", "1500", "running", "true"));
    }

    /**
     * The menu of that path.
     *
     * @throws IllegalArgumentException when there is none
     */
    Menu menu(String path) {
        Menu menu = menus.get(path);
        if (menu == null) {
            throw new IllegalArgumentException("menu '" + path + "': known are " + menus.keySet());
        }
        return menu;
    }

    /**
     * Carries a command out.
     *
     * @throws Refused when the router does not want to
     */
    Answer perform(Request request, User.Rights rights) {
        Menu menu = menus.get(request.menu());
        String verb = request.verb();
        if (menu == null) {
            throw unknownDirectory(request);
        }
        boolean print = verb.equals("print") || verb.equals("getall");
        if (!print && !menu.spec().verbs().contains(verb)) {
            throw new Refused(null, "no such command");
        }
        if (!request.strays().isEmpty() || (!print && !request.queries().isEmpty())) {
            throw new Refused(null, "unknown parameter");
        }
        if (print) {
            return print(menu, request);
        }
        if (rights == User.Rights.READ) {
            throw new Refused(null, "not enough permissions (9)");
        }
        return change(menu, verb, request);
    }

    private Refused unknownDirectory(Request request) {
        boolean begins = menus.keySet().stream().anyMatch(path -> path.startsWith(request.menu() + "/"));
        return begins
                ? new Refused(null, "no such command prefix")
                : new Refused(0, "no such command or directory (" + request.verb() + ")");
    }

    private static Answer print(Menu menu, Request request) {
        if (!PRINT.containsAll(request.arguments().keySet())) {
            throw new Refused(null, "unknown parameter");
        }
        Query query = new Query(request.queries());
        String from = request.arguments().getOrDefault("from", request.argument(".id"));
        List<String> ids = from == null ? null : Menu.ids(from);
        Stream<Map<String, String>> rows = menu.rowsNear(query.certain())
                .filter(row -> ids == null || ids.contains(row.get(".id")))
                .filter(query::matches);
        if (request.arguments().containsKey("count-only")) {
            return Answer.returning(Long.toString(rows.count()), List.of());
        }
        String wanted = request.argument(".proplist");
        return Answer.of(
                wanted == null || wanted.isEmpty()
                        ? rows.toList()
                        : rows.map(row -> only(row, List.of(wanted.split(",", -1))))
                                .toList());
    }

    private static Map<String, String> only(Map<String, String> row, List<String> names) {
        Map<String, String> some = new LinkedHashMap<>();
        for (String name : names) {
            if (row.containsKey(name)) {
                some.put(name, row.get(name));
            }
        }
        return some;
    }

    private static Answer change(Menu menu, String verb, Request request) {
        Map<String, String> values = new LinkedHashMap<>(request.arguments());
        if (verb.equals("add")) {
            values.remove("place-before");
            String id = menu.add(values);
            return Answer.returning(id, List.of(changed(Change.Kind.ADDED, menu, id)));
        }
        if (menu.spec().singleton()) {
            menu.set(List.of(""), values);
            return Answer.changed(List.of(changed(Change.Kind.SET, menu, "")));
        }
        List<String> ids = targets(verb, values);
        return switch (verb) {
            case "remove" -> removed(menu, ids, values);
            case "enable" -> set(menu, ids, Map.of("disabled", "false"), values);
            case "disable" -> set(menu, ids, Map.of("disabled", "true"), values);
            case "unset" -> set(menu, ids, Map.of(unsetName(values), ""), Map.of());
            default -> set(menu, ids, values, Map.of());
        };
    }

    private static List<String> targets(String verb, Map<String, String> values) {
        String dotted = values.remove(".id");
        String numbers = values.remove("numbers");
        if (dotted != null || numbers != null) {
            return Menu.ids(dotted != null ? dotted : numbers);
        }
        if (verb.equals("remove") && !values.isEmpty()) {
            throw new Refused(null, "unknown parameter");
        }
        throw new Refused(1, "missing value(s) of argument(s) .id");
    }

    private static String unsetName(Map<String, String> values) {
        String name = values.remove("value-name");
        if (name == null || !values.isEmpty()) {
            throw new Refused(null, "unknown parameter");
        }
        return name;
    }

    private static Answer removed(Menu menu, List<String> ids, Map<String, String> surplus) {
        refuseSurplus(surplus);
        List<Change> changes = new ArrayList<>();
        for (Map<String, String> row : menu.remove(ids)) {
            changes.add(new Change(Change.Kind.REMOVED, menu.spec().path(), row.get(".id"), row));
        }
        return Answer.changed(changes);
    }

    private static Answer set(Menu menu, List<String> ids, Map<String, String> values, Map<String, String> surplus) {
        refuseSurplus(surplus);
        menu.set(ids, values);
        return Answer.changed(
                ids.stream().map(id -> changed(Change.Kind.SET, menu, id)).toList());
    }

    private static void refuseSurplus(Map<String, String> surplus) {
        if (!surplus.isEmpty()) {
            throw new Refused(null, "unknown parameter");
        }
    }

    private static Change changed(Change.Kind kind, Menu menu, String id) {
        return new Change(kind, menu.spec().path(), id, menu.row(id));
    }
}
