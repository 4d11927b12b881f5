package org.nasd.api.nas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NasTest {

    @Test
    void everySecretIsRedactedAlsoWhereOneIsPartOfAnother() {
        Nas nas = nas("master", "masterkey", Map.of("enable_password", Secret.of("ab")));
        assertThat(nas.redact("=password=masterkey and master, enable ab, crab stays"))
                .isEqualTo("=password=****** and ******, enable ******, crab stays");
    }

    @Test
    void anEmptyPasswordRedactsNothing() {
        assertThat(nas("", null, Map.of()).redact("text")).isEqualTo("text");
        assertThat(nas(null, null, Map.of()).redact(null)).isNull();
    }

    @Test
    void noSecretIsInTheTextOfANas() {
        assertThat(nas("master", "masterkey", Map.of("private_key", Secret.of("KEY")))
                        .toString())
                .doesNotContain("master", "masterkey", "KEY");
    }

    private static Nas nas(String password, String coa, Map<String, Secret> secretOptions) {
        return new Nas(
                1,
                "m1",
                "10.0.0.1",
                "Mikrotik-Simple",
                null,
                5,
                true,
                null,
                null,
                "admin",
                password == null ? null : Secret.of(password),
                null,
                coa == null ? null : Secret.of(coa),
                null,
                Map.of(),
                secretOptions);
    }
}
