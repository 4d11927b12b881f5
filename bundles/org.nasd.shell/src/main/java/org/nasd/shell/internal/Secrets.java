package org.nasd.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** Asks for values that must stand neither on the screen nor in the history. */
final class Secrets {

    private static final String ASK = "?";

    private Secrets() {}

    /** The same settings with every value {@code ?} asked for: at a terminal without echo, else a line of standard input. */
    static Map<String, String> asked(Session session, Map<String, String> settings) throws IOException {
        Map<String, String> known = new LinkedHashMap<>(settings);
        BufferedReader input = session.getTerminal() == null
                ? new BufferedReader(new InputStreamReader(session.getKeyboard(), StandardCharsets.UTF_8))
                : null;
        for (Map.Entry<String, String> setting : known.entrySet()) {
            if (setting.getValue().equals(ASK)) {
                String value = input == null ? session.readLine(setting.getKey() + ": ", '*') : input.readLine();
                if (value == null) {
                    throw new OperationException(Kind.INVALID, "no value was given for " + setting.getKey());
                }
                setting.setValue(value);
            }
        }
        return known;
    }
}
