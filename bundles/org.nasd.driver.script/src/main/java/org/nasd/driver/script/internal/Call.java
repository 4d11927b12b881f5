package org.nasd.driver.script.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;

/**
 * A function of a script to be called. Written down it is {@code name=value ... function argument ...}, which both {@code nas:exec} and a
 * shell that has read the script understand.
 *
 * @param function its name
 * @param arguments for a call by hand; an event's function has none
 * @param variables what the script finds in its environment, secrets aside
 */
record Call(String function, List<String> arguments, Map<String, String> variables) {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    Call {
        arguments = List.copyOf(arguments);
        variables = Map.copyOf(variables);
    }

    /** The calls that a task asks for: its event's function, or what was given by hand. */
    static List<Call> of(Task task, Nas nas) {
        if (task.commands().isEmpty()) {
            return List.of(new Call(task.type(), List.of(), task.variables()));
        }
        return task.commands().stream().map(line -> byHand(line, nas)).toList();
    }

    private static Call byHand(String line, Nas nas) {
        Map<String, String> variables = new TreeMap<>(columns(nas));
        List<String> words = new ArrayList<>(Words.split(line));
        Matcher assignment;
        while (!words.isEmpty() && (assignment = ASSIGNMENT.matcher(words.get(0))).matches()) {
            variables.put(assignment.group(1), assignment.group(2));
            words.remove(0);
        }
        String function = words.isEmpty() ? "" : words.remove(0);
        variables.putIfAbsent("cmd", function);
        return new Call(function, words, variables);
    }

    /** What a call by hand gets without being told: what the NAS itself says. */
    private static Map<String, String> columns(Nas nas) {
        Map<String, String> columns = new TreeMap<>(nas.options());
        columns.put("nas_id", Long.toString(nas.id()));
        columns.put("nas_ip", nas.ip());
        columns.put("nas_name", nas.name());
        columns.put("telnet_ip", nas.managementAddress());
        put(columns, "telnet_port", nas.telnetPort());
        put(columns, "telnet_login", nas.telnetLogin());
        put(columns, "telnet_type", nas.telnetType());
        put(columns, "coa_port", nas.coaPort());
        return columns;
    }

    private static void put(Map<String, String> columns, String name, Object value) {
        if (value != null) {
            columns.put(name, value.toString());
        }
    }

    /** As it can be given by hand; what a call by hand gets anyway is left out, and so are secrets. */
    String written(Nas nas) {
        Map<String, String> known = columns(nas);
        known.put("cmd", function);
        StringBuilder line = new StringBuilder(new TreeMap<>(variables)
                .entrySet().stream()
                        .filter(e -> VariableNames.of(e.getKey()) == VariableNames.PASSED)
                        .filter(e -> !e.getValue().equals(known.get(e.getKey())))
                        .map(e -> e.getKey() + "=" + Words.quote(e.getValue()) + " ")
                        .collect(Collectors.joining()));
        line.append(Words.quote(function));
        arguments.forEach(argument -> line.append(' ').append(Words.quote(argument)));
        return line.toString();
    }
}
