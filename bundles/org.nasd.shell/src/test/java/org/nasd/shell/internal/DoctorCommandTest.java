package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** What the doctor finds, and what it ends with. */
class DoctorCommandTest {

    private static final Finding PARKED =
            new Finding(Grade.BAD, "NAS m2", "parked: no driver\u001b[2J", "works", "give it what is missing");
    private static final Finding FINE = new Finding(Grade.GOOD, "running", "ready", "all parts are ready", "");
    private static final Finding SO_SO = new Finding(Grade.WARNING, "stack size", "900 events", "up to 200", "look");

    private final ScriptedOperations operations = new ScriptedOperations();

    @RegisterExtension
    final Karaf karaf = new Karaf(operations.service());

    private void finds(Finding... findings) {
        operations.answer("upkeep.examine", arguments -> List.of(findings));
    }

    @Test
    void theDoctorEndsWithStatusOneWhenAnythingIsBad() throws Exception {
        finds(PARKED, FINE);

        assertThat(karaf.run("nas:doctor")).isEqualTo(new Karaf.Result(1, """
                        BAD      NAS m2                parked: no driver\\x1b[2J
                                                       should be: works
                                                       do: give it what is missing
                        GOOD     running               ready
                        1 bad, 0 warning, 1 good
                        """));
    }

    @Test
    void warningsAloneAreNoFailure() throws Exception {
        finds(SO_SO, FINE);

        assertThat(karaf.run("nas:doctor --ill").status()).isZero();
        assertThat(karaf.run("nas:doctor --ill").out()).contains("stack size").doesNotContain("running");
        assertThat(karaf.run("nas:doctor --json").out())
                .contains("\"grade\" : \"warning\"")
                .contains("\"grade\" : \"good\"");
    }
}
