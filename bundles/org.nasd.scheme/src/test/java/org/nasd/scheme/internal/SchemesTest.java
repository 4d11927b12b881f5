package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.api.scheme.SchemeStatus;

class SchemesTest {

    private final List<String> announced = new ArrayList<>();
    private final Schemes schemes = new Schemes(Path.of("/etc/oss"), announced::add);

    private String commands() {
        return String.join(
                "|",
                Sample.commands(schemes.find("Box")
                        .flatMap(SchemeStatus::scheme)
                        .orElseThrow()
                        .render("e", Map.of(), Sample.AS_IS)));
    }

    @Test
    void theOperatorsDirectoryWinsAndTheBundlesComesBack() {
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "bundle")));
        assertThat(commands()).isEqualTo("bundle");
        schemes.found(Sample.files("Box", "e.cmd", "operator"));
        assertThat(commands()).isEqualTo("operator");
        schemes.gone("Box");
        assertThat(commands()).isEqualTo("bundle");
        schemes.bundleWent(7, Set.of("Box"));
        assertThat(schemes.find("Box")).isEmpty();
        assertThat(announced).containsExactly("Box", "Box", "Box", "Box");
    }

    @Test
    void aBundleBehindTheOperatorsDirectoryIsNoNews() {
        schemes.found(Sample.files("Box", "e.cmd", "operator"));
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "bundle")));
        schemes.bundleWent(7, Set.of("Box"));
        assertThat(commands()).isEqualTo("operator");
        assertThat(announced).containsExactly("Box");
    }

    @Test
    void amongBundlesTheOneInstalledFirstWins() {
        schemes.bundleCame(12, List.of(Sample.files("Box", "e.cmd", "later")));
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "first")));
        assertThat(commands()).isEqualTo("first");
        schemes.bundleWent(7, Set.of("Box"));
        assertThat(commands()).isEqualTo("later");
    }

    @Test
    void aDirectoryWithMistakesLeavesInForceWhatWas() {
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "bundle")));
        schemes.found(Sample.files("Box", "e.cmd", "{{{x}}}"));
        assertThat(commands()).isEqualTo("bundle");
        assertThat(schemes.find("Box").orElseThrow().errors()).hasSize(1);
    }

    @Test
    void aDirectoryWithMistakesFromTheStartIsNotReplacedByABundlesOtherCommands() {
        schemes.found(Sample.files("Box", "e.cmd", "{{{x}}}"));
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "bundle")));
        assertThat(schemes.find("Box").orElseThrow().scheme()).isEmpty();
    }

    @Test
    void aSchemeOnceFetchedNeverChanges() {
        schemes.found(Sample.files("Box", "e.cmd", "old"));
        var old = schemes.find("Box").flatMap(SchemeStatus::scheme).orElseThrow();
        schemes.found(Sample.files("Box", "e.cmd", "new"));
        assertThat(Sample.commands(old.render("e", Map.of(), Sample.AS_IS))).containsExactly("old");
    }

    @Test
    void stoppingIsNoNews() {
        schemes.bundleCame(7, List.of(Sample.files("Box", "e.cmd", "bundle")));
        schemes.freeze();
        schemes.bundleWent(7, Set.of("Box"));
        assertThat(announced).containsExactly("Box");
        assertThat(schemes.find("Box")).isPresent();
    }
}
