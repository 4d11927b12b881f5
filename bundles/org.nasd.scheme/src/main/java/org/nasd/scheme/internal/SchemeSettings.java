package org.nasd.scheme.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.scheme.Coalescing;

/** Reads scheme.cfg and checks what can be checked without its driver. */
final class SchemeSettings {

    /** Begins the keys of the scheme's own variables. */
    private static final String VARIABLE = "var.";

    private static final Pattern DRIVER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** What may follow a backslash in a properties file without the backslash being lost. */
    private static final String ESCAPABLE = "\\tnrfu:=#! \"'";

    private SchemeSettings() {}

    /**
     * Reads the settings.
     *
     * @param mistakes receives what is wrong, one line each
     */
    static Map<String, String> read(String text, List<String> mistakes) {
        findLostBackslashes(text, mistakes);
        Map<String, String> settings = new TreeMap<>();
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        } catch (IllegalArgumentException e) {
            mistakes.add("cannot be read: " + e.getMessage());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkDriver(settings, mistakes);
        checkShared(Settings.of(settings), settings, mistakes);
        variables(settings).keySet().forEach(name -> checkVariable(name, mistakes));
        return settings;
    }

    /** The variables that the scheme itself gives its templates, by name. */
    static Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(VARIABLE)) {
                variables.put(key.substring(VARIABLE.length()), value.strip());
            }
        });
        return variables;
    }

    private static void checkVariable(String name, List<String> mistakes) {
        try {
            Tags.check("{{" + name + "}}");
        } catch (SchemeMistake e) {
            mistakes.add(VARIABLE + name + ": " + e.getMessage());
        }
    }

    private static void checkDriver(Map<String, String> settings, List<String> mistakes) {
        String driver = settings.getOrDefault("driver", "").strip();
        if (driver.isEmpty()) {
            mistakes.add(
                    "the key driver is missing; it names the driver that performs the commands, as nas:drivers lists them");
        } else if (!DRIVER.matcher(driver).matches()) {
            mistakes.add("driver = " + Printable.quoted(driver)
                    + " is not the name of a driver; a remark stands on a line of its own that begins with #");
        } else {
            settings.put("driver", driver);
        }
    }

    private static void checkShared(Settings settings, Map<String, String> written, List<String> mistakes) {
        check(mistakes, () -> settings.charset("charset"));
        for (String key :
                List.of("timeout.connect", "timeout.login", "timeout.command", "timeout.idle", "timeout.probe")) {
            check(mistakes, () -> settings.seconds(key));
        }
        check(mistakes, () -> settings.integer("sessions.max", 1, Integer.MAX_VALUE));
        check(mistakes, () -> settings.integer("session.concurrency", 1, Integer.MAX_VALUE));
        check(mistakes, () -> Coalescing.of(settings));
        written.keySet().stream()
                .filter(key -> key.startsWith("idempotent."))
                .forEach(key -> check(mistakes, () -> settings.flag(key)));
    }

    private static void check(List<String> mistakes, Runnable reading) {
        try {
            reading.run();
        } catch (SettingException e) {
            mistakes.add(e.getMessage());
        }
    }

    /**
     * Properties files drop a backslash that escapes nothing: a regular expression written as in any other place would silently become
     * another one, and a prompt would never be found.
     */
    private static void findLostBackslashes(String text, List<String> mistakes) {
        boolean continued = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.stripLeading();
            boolean remark = !continued && (stripped.startsWith("#") || stripped.startsWith("!"));
            continued = false;
            for (int i = remark ? -1 : line.indexOf('\\'); i >= 0; i = line.indexOf('\\', i + 2)) {
                if (i + 1 == line.length()) {
                    continued = true;
                } else if (ESCAPABLE.indexOf(line.charAt(i + 1)) < 0) {
                    String pair = line.substring(i, i + 2);
                    mistakes.add("line " + number + ": the backslash of " + pair + " would be lost; write \\" + pair);
                    break;
                }
            }
        }
    }
}
