package org.nasd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Settings;

class JudgementTest {

    private final Judgement judgement = Judgement.of(Settings.of(
            Map.of("error", "^% |(?i)invalid", "transient", "(?i)try again", "ignore", "(?i)no such item")));

    @Test
    void findsTheErrorInAnyLine() {
        assertThat(judgement.of("fine\n% Unknown command: x\n", 0))
                .isEqualTo(new Judgement.Verdict.Refused("% Unknown command: x"));
        assertThat(judgement.of("100 % fine", 0)).isInstanceOf(Judgement.Verdict.Good.class);
    }

    @Test
    void postponesBeforeItFails() {
        assertThat(judgement.of("invalid state, try again\n% Busy", 0)).isInstanceOf(Judgement.Verdict.Temporary.class);
    }

    @Test
    void ignoresALineAndItsExitStatusButNotAnotherLine() {
        assertThat(judgement.of("% no such item", 1)).isInstanceOf(Judgement.Verdict.Good.class);
        assertThat(judgement.of("no such item\n% No rights", 1)).isInstanceOf(Judgement.Verdict.Refused.class);
    }

    @Test
    void judgesByTextAndByStatus() {
        assertThat(judgement.of("input does not match; INVALID", 0)).isInstanceOf(Judgement.Verdict.Refused.class);
        assertThat(judgement.of("ipset: permission denied", 1))
                .isEqualTo(new Judgement.Verdict.Refused("exit status 1: ipset: permission denied"));
    }

    @Test
    void givesUpAPatternThatRunsWild() {
        Judgement wild = Judgement.of(Settings.of(Map.of("error", "(x+x+)+y")));
        assertThat(wild.of("x".repeat(5000), 0)).isInstanceOf(Judgement.Verdict.Undecided.class);
    }
}
