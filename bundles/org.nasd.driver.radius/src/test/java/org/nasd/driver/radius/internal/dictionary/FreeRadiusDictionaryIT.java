package org.nasd.driver.radius.internal.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.driver.radius.internal.Peer;

/** Every name and number of ours against FreeRADIUS's. */
final class FreeRadiusDictionaryIT {

    private static final Path THEIRS = Path.of("/usr/share/freeradius");

    /** What FreeRADIUS does not know: accel-ppp's own dictionary, and the numbers most of its installations use. */
    private static final Set<String> UNKNOWN_THERE = Set.of("accel-vrf-name", "l4-redirect", "l4-redirect-ipset");

    private static final Set<String> VENDORS_UNKNOWN_THERE = Set.of("redback", "accel-ppp");

    private static final Definitions FOUND = new Definitions();

    /** One name may stand in several of their files. */
    private static final List<Attribute> ATTRIBUTES = new ArrayList<>();

    @BeforeAll
    static void readTheirs() throws Exception {
        Peer.require(THEIRS.resolve("dictionary.rfc2865").toString());
        try (Stream<Path> files = Files.list(THEIRS)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("dictionary."))
                    .sorted()
                    .toList()) {
                Definitions of = DictionaryReader.read(
                        file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), FOUND);
                ATTRIBUTES.addAll(of.attributes.values());
                FOUND.lay(of);
            }
        }
    }

    private static Definitions ours() throws Exception {
        Definitions ours = new Definitions();
        for (String name : Dictionaries.SHIPPED) {
            String text = new String(
                    Dictionaries.class.getResourceAsStream("dictionary." + name).readAllBytes(),
                    StandardCharsets.UTF_8);
            ours.lay(DictionaryReader.read(name, text, ours));
        }
        return ours;
    }

    @Test
    void theirsAreReadInWhole() {
        assertThat(ATTRIBUTES).hasSizeGreaterThan(6000);
        assertThat(FOUND.vendorsById).hasSizeGreaterThan(180);
    }

    @Test
    void everyVendorHasTheirNumberAndForm() throws Exception {
        Map<String, Vendor> ours = ours().vendors;
        assertThat(ours).hasSizeGreaterThan(10);
        ours.forEach((name, vendor) -> {
            if (!VENDORS_UNKNOWN_THERE.contains(name)) {
                assertThat(FOUND.vendors.get(name)).as(name).isEqualTo(vendor);
            }
        });
    }

    @Test
    void everyAttributeHasTheirNumberTypeAndFlags() throws Exception {
        Map<String, Attribute> ours = ours().attributes;
        assertThat(ours).hasSizeGreaterThan(500);
        ours.forEach((name, attribute) -> {
            if (UNKNOWN_THERE.contains(name)) {
                return;
            }
            assertThat(ATTRIBUTES.stream()
                            .filter(theirs -> theirs.name().equalsIgnoreCase(name)
                                    && theirs.vendor().id()
                                            == attribute.vendor().id()))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(theirs -> {
                        assertThat(theirs.number()).isEqualTo(attribute.number());
                        assertThat(theirs.type()).isEqualTo(attribute.type());
                        assertThat(theirs.length()).isEqualTo(attribute.length());
                        assertThat(theirs.tagged()).isEqualTo(attribute.tagged());
                        assertThat(theirs.encrypted()).isEqualTo(attribute.encrypted());
                    });
        });
    }

    @Test
    void everyNamedValueHasTheirNumber() throws Exception {
        Map<String, Definitions.Names> ours = ours().values;
        assertThat(ours).hasSizeGreaterThan(15);
        ours.forEach((attribute, names) -> names.numbers.forEach((name, number) ->
                assertThat(FOUND.values.get(attribute).numbers).as(attribute).containsEntry(name, number)));
    }

    @Test
    void everyNamedValueBelongsToAnAttribute() throws Exception {
        Definitions ours = ours();
        assertThat(ours.attributes.keySet()).containsAll(ours.values.keySet());
    }
}
