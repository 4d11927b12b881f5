package org.nasd.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every jar of an assembled distribution, in the order of their paths. */
record Inventory(List<Part> parts) {

    static Inventory of(Path assembly) throws IOException {
        Licences licences = Licences.known();
        TreeMap<String, Part> parts = new TreeMap<>();
        for (String top : List.of("lib", "system")) {
            for (Path jar : jars(assembly.resolve(top))) {
                String path = assembly.relativize(jar).toString().replace('\\', '/');
                parts.put(path, part(path, jar, licences));
            }
        }
        return new Inventory(List.copyOf(parts.values()));
    }

    /** The same for the same jars in the same places, another one when any of them is another. */
    String id() {
        String lines = parts.stream()
                .map(part -> part.digests().sha256() + "  " + part.path() + "\n")
                .collect(Collectors.joining());
        return Digests.hex("SHA-256", lines.getBytes(StandardCharsets.UTF_8));
    }

    private static Part part(String path, Path jar, Licences licences) throws IOException {
        JarFacts facts = JarFacts.of(jar);
        Coordinates own = fromRepository(path)
                .or(() -> fromItself(jar, facts))
                .orElseThrow(() -> new IllegalStateException(path + ": nothing says what this is"));
        SortedSet<Coordinates> embedded = new TreeSet<>(facts.inside());
        embedded.removeIf(it -> it.name().equals(own.name()));
        return new Part(
                path,
                own,
                Digests.of(jar),
                licences.of(own, facts),
                embedded,
                facts.notice().orElse(""));
    }

    private static List<Path> jars(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** Below {@code system/} the path says it: group/group/artifact/version/file. */
    private static Optional<Coordinates> fromRepository(String path) {
        String[] steps = path.split("/");
        if (!steps[0].equals("system") || steps.length < 5) {
            return Optional.empty();
        }
        int last = steps.length - 1;
        String group = String.join(".", List.of(steps).subList(1, last - 2));
        return Optional.of(new Coordinates(group, steps[last - 2], steps[last - 1]));
    }

    private static Optional<Coordinates> fromItself(Path jar, JarFacts facts) {
        return facts.inside().stream()
                .filter(it -> jar.getFileName().toString().equals(it.artifact() + "-" + it.version() + ".jar"))
                .findFirst();
    }
}
