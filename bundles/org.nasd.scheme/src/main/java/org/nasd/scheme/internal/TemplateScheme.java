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
 * @param commands by event
 * @param before what precedes the commands of every event that has any
 * @param after what follows them
 * @param verification the template of the command whose answer decides
 */
record TemplateScheme(
        String name,
        String path,
        Map<String, String> settings,
        Map<String, CommandFile> commands,
        CommandFile before,
        CommandFile after,
        Optional<CommandLine> verification)
        implements Scheme {

    TemplateScheme {
        settings = Map.copyOf(settings);
        commands = Map.copyOf(commands);
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
    public Rendering render(String event, Map<String, Object> variables, Escaper escaper) {
        CommandFile file = commands.get(event);
        if (file == null) {
            return new Rendering.Impossible("the scheme " + name + " does not know the event " + Printable.quoted(event)
                    + ": it has no file of that name with the ending .cmd in " + path);
        }
        try {
            return render(file, new Variables(variables, escaper));
        } catch (Unrenderable e) {
            return new Rendering.Impossible(event + ": " + e.getMessage());
        }
    }

    private Rendering render(CommandFile file, Variables variables) {
        List<String> own = file.render(variables);
        if (own.isEmpty()) {
            return new Rendering.Commands(own, null);
        }
        List<String> all = new ArrayList<>(before.render(variables));
        all.addAll(own);
        all.addAll(after.render(variables));
        return new Rendering.Commands(
                all, verification.flatMap(line -> line.render(variables)).orElse(null));
    }

    @Override
    public String toString() {
        return "scheme " + name + " from " + path;
    }
}
