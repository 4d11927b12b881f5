package org.nasd.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents promise is there: files, commands, settings, and the same in both languages. */
class DocsIT {

    private static final Path ROOT =
            Path.of(System.getProperty("nasd.root")).toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");
    private static final Pattern COMMAND = Pattern.compile("\\bnas:([a-z]+(?:-[a-z]+)*)\\b(?![-\\w])");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");

    @TempDir
    static Path generated;

    @BeforeAll
    static void generate() throws Exception {
        Path said = generated.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "docs/generate/Reference.java",
                        System.getProperty("nasd.archive"),
                        generated.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(300, SECONDS)).as("the generator ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(() -> "the generator said: " + text(said))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/settings.md", "en/commands.md", "ru/settings.md", "ru/commands.md"})
    void theReferenceIsWhatTheDistributionHas(String page) {
        assertThat(text(DOCS.resolve(page)))
                .as("out of date; run: java docs/generate/Reference.java karaf-assembly/target/assembly docs")
                .isEqualTo(text(generated.resolve(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(Path page) {
        List<String> broken = found(LINK, FENCED.matcher(text(page)).replaceAll("")).stream()
                .filter(target -> !target.matches("[a-z]+:.*"))
                .filter(target -> Files.notExists(page.resolveSibling(target)))
                .toList();
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandExists(Path page) {
        Set<String> there =
                new TreeSet<>(found(Pattern.compile("(?m)^## nas:(\\S+)$"), text(generated.resolve("en/commands.md"))));
        assertThat(there).contains("list", "push", "doctor");
        assertThat(there).containsAll(found(COMMAND, text(page)));
    }

    @Test
    void bothLanguagesHaveTheSamePages() throws IOException {
        assertThat(names("ru")).isEqualTo(names("en")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("english")
    void bothLanguagesHaveTheSameSections(Path page) {
        Path russian = DOCS.resolve("ru").resolve(page.getFileName());
        assertThat(levels(russian)).isEqualTo(levels(page));
    }

    @ParameterizedTest
    @MethodSource("english")
    void thePageIsListed(Path page) {
        assertThat(text(DOCS.resolve("README.md")))
                .contains("(en/" + page.getFileName() + ")", "(ru/" + page.getFileName() + ")");
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("README.ru.md")));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    static List<Path> english() throws IOException {
        return pages().stream()
                .filter(page -> page.startsWith(DOCS.resolve("en")))
                .toList();
    }

    private static Set<String> names(String language) throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> levels(Path page) {
        return found(HEADING, FENCED.matcher(text(page)).replaceAll(""));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new AssertionError("cannot be read: " + file, e);
        }
    }
}
