package org.nasd.driver.mikrotik.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.driver.Settings;

final class TrapKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no such item                                    | NoSuchItem       | FAIL
            expected item id (line 1 column 5)              | NoSuchItem       | FAIL
            missing or invalid resource identifier          | NoSuchItem       | FAIL
            no such command                                 | NoSuchCommand    | FAIL
            no such command prefix                          | NoSuchCommand    | FAIL
            no such directory                               | NoSuchCommand    | FAIL
            bad command name foo                            | NoSuchCommand    | FAIL
            expected end of command                         | NoSuchCommand    | FAIL
            syntax error                                    | NoSuchCommand    | FAIL
            unknown parameter                               | UnknownParameter | FAIL
            unknown parameter foo                           | UnknownParameter | FAIL
            bad parameter foo                               | InvalidValue     | FAIL
            input does not match any value of chain         | InvalidValue     | FAIL
            invalid value for argument address              | InvalidValue     | FAIL
            invalid value of max-limit                      | InvalidValue     | FAIL
            failure: already have such address              | AlreadyExists    | FAIL
            Failure: Already have device with such name     | AlreadyExists    | FAIL
            item with such name already exists              | AlreadyExists    | FAIL
            not enough permissions (9)                      | NotPermitted     | FAIL
            invalid user name or password (6)               | LoginFailed      | FAIL
            cannot log in                                   | LoginFailed      | FAIL
            not logged in                                   | LoginFailed      | FAIL
            interrupted                                     | Interrupted      | POSTPONE
            failure: timeout                                | Busy             | POSTPONE
            action timed out - try again                    | Busy             | POSTPONE
            something nobody has seen                       | Trap             | FAIL
            """)
    void tellsAComplaintByItsText(String message, String label, Verdict verdict) {
        assertThat(TrapKind.of(null, message).label()).isEqualTo(label);
        assertThat(TrapKind.of(null, message).verdict()).isEqualTo(verdict);
    }

    @Test
    void tellsAComplaintOfUnknownTextByItsCategory() {
        Map<Integer, TrapKind> kinds = Map.of(
                0, TrapKind.NO_SUCH_ITEM,
                1, TrapKind.INVALID_VALUE,
                2, TrapKind.INTERRUPTED,
                3, TrapKind.SCRIPT_ERROR,
                4, TrapKind.TRAP,
                5, TrapKind.API_ERROR,
                6, TrapKind.TERMINAL_ERROR,
                7, TrapKind.RETURNED_VALUE,
                9, TrapKind.TRAP);
        kinds.forEach(
                (category, kind) -> assertThat(TrapKind.of(category, "xyz")).isEqualTo(kind));
    }

    @Test
    void anInterruptionIsOneWhateverItSays() {
        assertThat(TrapKind.of(2, "no such item")).isEqualTo(TrapKind.INTERRUPTED);
    }

    @Test
    void aMissingItemMustBeSaidInWords() {
        assertThat(new Trap(0, "xyz").saysNoSuchItem()).isFalse();
        assertThat(new Trap(4, "no such item (4)").saysNoSuchItem()).isTrue();
        assertThat(new Trap(0, "no such command").saysNoSuchItem()).isFalse();
    }

    @Test
    void theSchemesPatternsComeFirst() {
        Judgement judgement = Judgement.of(Settings.of(Map.of(
                "ignore", "harmless", "transient", "(?i)out of memory|harmless", "error", "timeout|status=failed")));
        assertThat(judgement.on(new Trap(1, "a harmless thing"))).isEqualTo(Verdict.IGNORE);
        assertThat(judgement.on(new Trap(1, "Out of memory"))).isEqualTo(Verdict.POSTPONE);
        assertThat(judgement.on(new Trap(null, "timeout"))).isEqualTo(Verdict.FAIL);
        assertThat(judgement.on("status=failed")).isEqualTo(Verdict.FAIL);
        assertThat(judgement.on("status=finished")).isEqualTo(Verdict.IGNORE);
    }

    @Test
    void namesAComplaintAsTheOriginalDid() {
        assertThat(new Trap(null, "unknown parameter").about("/queue/simple/remove =comment=crb_10.88.0.15"))
                .isEqualTo(
                        "UnknownParameter message: 'unknown parameter', command: '/queue/simple/remove =comment=crb_10.88.0.15'");
    }
}
