package org.nasd.scheme.internal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nasd.scheme.internal.Variables.Variable;

/**
 * One command of a template. Every line is compiled by itself, so that nothing a value holds can reach into another command. Immutable;
 * safe for all threads.
 */
final class CommandLine {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .withFormatter(value -> ((Variable) value).inCommand())
            .withCollector(new VariablesOnly());

    /** Characters of a usual command, so that the text need not grow while it is written. */
    private static final int USUAL = 200;

    private final String where;
    private final Set<String> names;
    private final Template template;

    private CommandLine(String where, Set<String> names, Template template) {
        this.where = where;
        this.names = names;
        this.template = template;
    }

    /**
     * Compiles a line.
     *
     * @param where file and line, for messages
     */
    static CommandLine compile(String where, String text) throws SchemeMistake {
        for (int i = 0; i < text.length(); i++) {
            if (Printable.isControl(text.charAt(i))) {
                throw new SchemeMistake("a control character (" + Printable.nameOf(text.charAt(i))
                        + ") stands in the command; use blanks between words");
            }
        }
        Set<String> names = Tags.check(text);
        try {
            return new CommandLine(where, names, COMPILER.compile(text));
        } catch (MustacheException e) {
            throw new SchemeMistake(e.getMessage());
        }
    }

    /** The variables it may ask for. */
    Set<String> names() {
        return names;
    }

    /**
     * The command, or empty when everything on the line belongs to sections that do not hold.
     *
     * @throws Unrenderable when a value is missing or unsafe
     */
    Optional<String> render(Variables variables) {
        variables.beginLine();
        try {
            StringWriter text = new StringWriter(USUAL);
            template.execute(variables, text);
            String command = text.toString();
            if (!command.isBlank()) {
                return Optional.of(command);
            }
        } catch (Unrenderable e) {
            throw new Unrenderable(e.getMessage() + " (" + where + ")");
        }
        // A value must not be able to make its own command vanish.
        if (variables.lineHasValue()) {
            throw new Unrenderable("the command would be empty, since the values it is made of are (" + where + ")");
        }
        return Optional.empty();
    }

    /** Lets templates see the event's variables and nothing else: no methods, fields, maps or lists of the objects behind them. */
    private static final class VariablesOnly implements Mustache.Collector {

        @Override
        public Iterator<?> toIterator(Object value) {
            return value instanceof Variable variable && variable.holds()
                    ? List.of(variable).iterator()
                    : Collections.emptyIterator();
        }

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Variables ? (variables, key) -> ((Variables) variables).variable(key) : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
