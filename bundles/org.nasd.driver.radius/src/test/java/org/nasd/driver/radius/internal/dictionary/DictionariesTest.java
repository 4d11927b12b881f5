package org.nasd.driver.radius.internal.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DictionariesTest {

    @TempDir
    private Path directory;

    private final List<String> mistakes = new ArrayList<>();

    private Dictionary with(String file, String... lines) throws IOException {
        Files.write(directory.resolve(file), List.of(lines));
        return Dictionaries.with(directory, mistakes::add);
    }

    @Test
    void anOperatorsAttributesAreFoundAndWin() throws Exception {
        Dictionary dictionary = with(
                "dictionary.own",
                "VENDOR Own 65000 format=2,1 # ours",
                "BEGIN-VENDOR Own",
                "ATTRIBUTE Own-Policy 0x0100 string",
                "ATTRIBUTE Own-Mode 2 integer has_tag",
                "VALUE Own-Mode on 1",
                "END-VENDOR Own",
                "ATTRIBUTE L4-Redirect 200 byte");
        assertThat(mistakes).isEmpty();
        Attribute policy = dictionary.find("own-policy").orElseThrow();
        assertThat(policy).isEqualTo(dictionary.find("Own.Policy").orElseThrow());
        assertThat(policy.number()).isEqualTo(256);
        assertThat(policy.vendor().longestValue()).isEqualTo(246);
        Attribute mode = dictionary.find("Own.Own-Mode").orElseThrow();
        assertThat(mode.tagged()).isTrue();
        assertThat(dictionary.value(mode, "ON")).contains(1L);
        assertThat(dictionary.nameOf(mode, 1)).contains("on");
        assertThat(dictionary.find("L4-Redirect").orElseThrow().number()).isEqualTo(200);
    }

    @Test
    void aFaultyFileIsNamedWithItsLineAndLeavesTheOthersInForce() throws Exception {
        with("b", "ATTRIBUTE Own-B 201 string");
        Dictionary dictionary = with("a", "ATTRIBUTE Own-A 200 string", "ATTRIBUTE Own-C two string");
        assertThat(mistakes).singleElement().asString().contains("a, line 2: 'two' is not a number");
        assertThat(dictionary.find("Own-A")).isEmpty();
        assertThat(dictionary.find("Own-B")).isPresent();
        assertThat(dictionary.find("User-Name")).isPresent();
    }

    @Test
    void mistakesAreSaidInWords() throws Exception {
        with("1", "ATTRIBUTE X 1");
        with("2", "ATRIBUTE X 1 string");
        with("3", "BEGIN-VENDOR Nobody");
        with("4", "VENDOR V 1 format=3,1");
        with("5", "ATTRIBUTE X 1 strong");
        mistakes.clear();
        with("6", "VENDOR V 65001", "BEGIN-VENDOR V");
        assertThat(mistakes)
                .hasSize(6)
                .anyMatch(m -> m.contains("needs more words"))
                .anyMatch(m -> m.contains("'ATRIBUTE' is none of"))
                .anyMatch(m -> m.contains("nothing says VENDOR Nobody"))
                .anyMatch(m -> m.contains("format=T,L"))
                .anyMatch(m -> m.contains("'strong' is no type"))
                .anyMatch(m -> m.contains("END-VENDOR V is missing"));
    }

    @Test
    void withoutADirectoryTheShippedOnesAreThere() {
        Dictionary dictionary = Dictionaries.with(directory.resolve("none"), mistakes::add);
        assertThat(mistakes).isEmpty();
        assertThat(dictionary.find("Mikrotik-Rate-Limit").orElseThrow().vendor().id())
                .isEqualTo(14988);
    }

    @Test
    void namesAreFoundInTheVendorsAndInTheirOwnForm() {
        Dictionary dictionary = Dictionaries.shipped();
        Attribute limit = dictionary.find("Mikrotik-Rate-Limit").orElseThrow();
        assertThat(dictionary.find("MIKROTIK-rate-limit")).contains(limit);
        assertThat(dictionary.find("Mikrotik.Rate-Limit")).contains(limit);
        assertThat(dictionary.find("Mikrotik.Mikrotik-Rate-Limit")).contains(limit);
        assertThat(dictionary.find("Cisco.Mikrotik-Rate-Limit")).isEmpty();
        assertThat(dictionary.find("Redback.Forward-Policy")).isEqualTo(dictionary.find("Ericsson-AB.Forward-Policy"));
        assertThat(dictionary.find("Attr-26.14988.8").orElseThrow().number()).isEqualTo(8);
        for (String none :
                List.of("Attr-0", "Attr-256", "Attr-26.0.1", "Attr-26.9.0", "Attr-26.4294967296.1", "Attr-", "")) {
            assertThat(dictionary.find(none)).as(none).isEmpty();
        }
    }
}
