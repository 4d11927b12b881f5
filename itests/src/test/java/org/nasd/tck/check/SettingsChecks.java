package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nasd.api.driver.Settings;
import org.nasd.tck.bench.Bench;

/** Defaults, and what becomes of mistakes in scheme.cfg. */
public interface SettingsChecks {

    @Test
    default void theDefaultsCanBeUsedAsTheyAre(Bench bench) throws Exception {
        assertThat(bench.driver().check(Settings.of(bench.driver().defaults()))).isEmpty();
    }

    @Test
    default void theSettingsOfTheDeviceCanBeUsed(Bench bench) throws Exception {
        assertThat(bench.driver().check(bench.settings(Map.of()))).isEmpty();
    }

    /** For each default that is a number or a flag, and for those that the device names, a value that is none. */
    @TestFactory
    default Stream<DynamicTest> aBadValueIsFoundWhenItIsWritten(Bench bench) throws Exception {
        Map<String, String> bad = new TreeMap<>();
        bench.driver().defaults().forEach((key, value) -> {
            if (value.matches("-?[0-9.]+|true|false")) {
                bad.put(key, "often");
            }
        });
        bad.putAll(bench.device().badSettings());
        return bad.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " = " + entry.getValue(),
                        () -> isFound(bench, entry.getKey(), entry.getValue())));
    }

    private static void isFound(Bench bench, String key, String value) throws Exception {
        assertThat(bench.driver().check(bench.settings(Map.of(key, value))))
                .as("what check says of %s = %s: one line that names the key", key, value)
                .isNotEmpty()
                .anySatisfy(mistake -> assertThat(mistake).contains(key))
                .allSatisfy(mistake -> assertThat(mistake).doesNotContain("\n"));
    }
}
