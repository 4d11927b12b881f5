package org.nasd.scheme.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasd.api.scheme.Escaper;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;

/**
 * A scheme made of template files.
 *
 * @param variables the scheme's own, used where an event has none of that name
 * @param commands by event
 * @param before what precedes the commands of every event that has any
 * @param after what follows them
 * @param names by event: the variables that its commands, what surrounds them and the verification may ask for
 * @param verification the template of the command whose answer decides
 */
record TemplateScheme(
        String name,
        String path,
        Map<String, String> settings,
        Map<String, String> variables,
        Map<String, CommandFile> commands,
        CommandFile before,
        CommandFile after,
        Map<String, Set<String>> names,
        Optional<CommandLine> verification)
        implements Scheme {

    TemplateScheme {
        settings = Map.copyOf(settings);
        variables = Map.copyOf(variables);
        commands = Map.copyOf(commands);
        names = Map.copyOf(names);
    }

    @Override
    public String driver() {
        return settings.get("driver");
    }

    @Override
    public Set<String> events() {
        return new TreeSet<>(commands.keySet());
    }

    @Override
    public Set<String> variables(String event) {
        return names.getOrDefault(event, Set.of());
    }

    @Override
    public Rendering render(String event, Map<String, Object> given, Escaper escaper) {
        CommandFile file = commands.get(event);
        if (file == null) {
            return new Rendering.Impossible("the scheme " + name + " does not know the event " + Printable.quoted(event)
                    + ": it has no file of that name with the ending .cmd in " + path);
        }
        try {
            return render(file, new Variables(given, variables, escaper));
        } catch (Unrenderable e) {
            return new Rendering.Impossible(event + ": " + e.getMessage());
        }
    }

    private Rendering render(CommandFile file, Variables values) {
        List<String> own = file.render(values);
        if (own.isEmpty()) {
            return new Rendering.Commands(own, null);
        }
        List<String> first = before.render(values);
        List<String> last = after.render(values);
        List<String> all = new ArrayList<>(first.size() + own.size() + last.size());
        all.addAll(first);
        all.addAll(own);
        all.addAll(last);
        return new Rendering.Commands(
                all, verification.flatMap(line -> line.render(values)).orElse(null));
    }

    @Override
    public String toString() {
        return "scheme " + name + " from " + path;
    }
}
