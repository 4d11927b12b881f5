package org.nasd.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cyclonedx.Version;

/** Knows the licence of every part that is shipped, from {@code licences.txt}. A part without one fails the build. */
final class Licences {

    /** @param owner whose the part is, where its jar does not hold that; empty else */
    record Licence(String expression, Optional<String> owner) {

        /** The SPDX names of the texts that belong to the expression. */
        List<String> texts() {
            TreeSet<String> names =
                    new TreeSet<>(List.of(expression.replaceAll("[()]", "").split(" (?:OR|AND|WITH) ")));
            names.removeIf(name -> name.startsWith("LicenseRef-"));
            return List.copyOf(names);
        }
    }

    private record Rule(boolean byPart, Pattern fits, Licence licence) {}

    private final List<Rule> rules;

    private Licences(List<Rule> rules) {
        this.rules = rules;
    }

    static Licences known() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String line : resource(Licences.class, "licences.txt").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rules.add(rule(line));
            }
        }
        return new Licences(rules);
    }

    private static Rule rule(String line) {
        String[] columns = line.split(" \\| ");
        String[] what = columns[0].split(" ", 2);
        Licence licence = new Licence(
                columns[1].strip(), columns.length > 2 ? Optional.of(columns[2].strip()) : Optional.empty());
        return new Rule(what[0].equals("part"), Pattern.compile(what[1].strip(), Pattern.DOTALL), licence);
    }

    Licence of(Coordinates part, JarFacts facts) {
        return rules.stream()
                .filter(rule -> fits(rule, part, facts))
                .findFirst()
                .map(Rule::licence)
                .orElseThrow(() -> new IllegalStateException("no licence is known for " + part + ", which declares "
                        + facts.declaredLicence().orElse("none") + ": find out and add a line to licences.txt"));
    }

    private static boolean fits(Rule rule, Coordinates part, JarFacts facts) {
        return rule.byPart()
                ? rule.fits().matcher(part.name()).matches()
                : facts.declaredLicence()
                        .filter(it -> rule.fits().matcher(it).matches())
                        .isPresent();
    }

    /** The text of a licence or of an exception by its SPDX name. */
    static String text(String name) throws IOException {
        return resource(Version.class, "/licenses/" + name + ".txt");
    }

    private static String resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no text " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
