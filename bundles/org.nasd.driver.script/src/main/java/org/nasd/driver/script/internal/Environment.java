package org.nasd.driver.script.internal;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of a script, in plain ASCII; {@code nasd_encoded} among them names those that are written with backslashes.
 *
 * @param variables names and values
 */
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    static Environment of(Map<String, String> given, Charset charset) throws BashText.NotPossible {
        Map<String, String> environment = new TreeMap<>();
        List<String> encoded = new ArrayList<>();
        for (Map.Entry<String, String> variable : given.entrySet()) {
            String name = variable.getKey();
            switch (VariableNames.of(name)) {
                case PASSED -> {
                    String value = variable.getValue();
                    boolean plain = BashText.isPlain(value);
                    environment.put(name, plain ? value : BashText.write("the variable " + name, value, charset));
                    if (!plain) {
                        encoded.add(name);
                    }
                }
                case DANGEROUS ->
                    throw new BashText.NotPossible("a variable of the name " + name
                            + " is not handed to scripts, since it would change the shell or its programs; rename it");
                case UNNAMEABLE -> {}
            }
        }
        environment.put("nasd_encoded", String.join(" ", encoded));
        return new Environment(environment);
    }
}
