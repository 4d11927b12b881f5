package org.nasd.shell.internal;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/**
 * Options that stand behind the arguments, where Karaf does not look for them: it wants {@code nas:info --json m1}, and people write
 * {@code nas:info m1 --json}.
 */
final class LateOptions {

    private LateOptions() {}

    /**
     * Sets the fields of options found among the words.
     *
     * @param command its {@link Option} fields are of type boolean, String, or List of String
     * @return the words that are no option
     */
    static List<String> take(Action command, List<Object> words) {
        List<String> rest = new ArrayList<>();
        Iterator<String> it = Arguments.text(words).iterator();
        while (it.hasNext()) {
            String word = it.next();
            int equals = word.indexOf('=');
            boolean isOption = word.startsWith("-") && word.length() > 1 && !Character.isDigit(word.charAt(1));
            if (!isOption) {
                rest.add(word);
                continue;
            }
            String name = equals < 0 ? word : word.substring(0, equals);
            Field field = field(command, name)
                    .orElseThrow(() -> new OperationException(
                            Kind.INVALID, "there is no option " + name + " here; --help shows them"));
            boolean flag = field.getType() == boolean.class;
            set(command, field, name, equals >= 0 ? word.substring(equals + 1) : flag ? "true" : value(it, name));
        }
        return rest;
    }

    private static String value(Iterator<String> it, String option) {
        if (!it.hasNext()) {
            throw new OperationException(Kind.INVALID, "the option " + option + " wants a value");
        }
        return it.next();
    }

    private static Optional<Field> field(Action command, String name) {
        return Arrays.stream(command.getClass().getDeclaredFields())
                .filter(field -> {
                    Option option = field.getAnnotation(Option.class);
                    return option != null
                            && (option.name().equals(name)
                                    || Arrays.asList(option.aliases()).contains(name));
                })
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static void set(Action command, Field field, String name, String value) {
        try {
            field.setAccessible(true);
            if (field.getType() == boolean.class) {
                field.setBoolean(command, Boolean.parseBoolean(value));
            } else if (field.getType() == List.class) {
                List<String> before = (List<String>) field.get(command);
                List<String> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
                all.add(value);
                field.set(command, all);
            } else {
                field.set(command, value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the option " + name + " cannot be set", e);
        }
    }
}
