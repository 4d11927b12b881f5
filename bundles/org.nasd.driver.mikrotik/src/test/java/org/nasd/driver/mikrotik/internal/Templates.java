package org.nasd.driver.mikrotik.internal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasd.api.driver.Settings;

/** The shipped scheme's files, rendered with this driver's rule for values. */
final class Templates {

    static final Path DIRECTORY = Path.of("..", "..", "etc", "oss", "Mikrotik-Simple");

    private final Mustache.Compiler compiler;

    Templates(MikrotikDriver driver, Settings settings) {
        this.compiler = Mustache.compiler()
                .escapeHTML(false)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withFormatter(
                        value -> driver.escape(value.toString(), settings).orElseThrow());
    }

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cmd"))
                    .map(name -> name.substring(0, name.length() - ".cmd".length()))
                    .sorted()
                    .toList();
        }
    }

    List<String> commands(String event, Map<String, Object> variables) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(event + ".cmd")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> render(compiler.compile(line), variables))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String render(Template template, Map<String, Object> variables) {
        return template.execute(new TreeMap<>(variables));
    }
}
