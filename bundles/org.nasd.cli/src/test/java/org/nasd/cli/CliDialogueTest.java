package org.nasd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

/** Dialogues as devices have them, whole, in pieces and byte by byte. */
class CliDialogueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 4096})
    void speaksWithFrrWhateverThePiecesItsTextComesIn(int chunk) throws Exception {
        Recording frr = Recording.of("frr.txt", chunk);
        CliDialogue dialogue =
                new CliDialogue(frr, Dialogues.settings(Dialogues.FRR), Dialogues.access(null, "bgpd", "topsecret"));
        assertThat(dialogue.begin(true, PATIENCE)).isEmpty();

        Outcome list = dialogue.perform(Dialogues.task("show ip prefix-list"));
        assertThat(list).isInstanceOf(Outcome.Done.class);
        assertThat(list.exchanges().get(0).answer())
                .isEqualTo("BGP: ip prefix-list blocked: 3 entries\n   seq 5 permit 10.0.0.1/32\n"
                        + "   seq 10 permit 10.0.0.2/32\n   x>");

        Outcome bogus = dialogue.perform(Dialogues.task("bogus", "never sent"));
        assertThat(bogus).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) bogus).reason()).isEqualTo("'% [BGP] Unknown command: bogus' on: bogus");
        assertThat(bogus.exchanges()).hasSize(1);

        Outcome inMode = dialogue.perform(Dialogues.task("configure terminal", "ip prefix-list x seq"));
        assertThat(inMode).as("a command fails within a mode").isInstanceOf(Outcome.Fail.class);
        assertThat(frr.allTyped).as("and the session is led out of it").endsWith("end\r\n");
        assertThat(dialogue.isOpen()).isTrue();

        dialogue.leave(PATIENCE);
        assertThat(dialogue.isOpen()).isFalse();
        assertThat(frr.left()).containsExactly("!");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4096})
    void readsAPaintedConsole(int chunk) throws Exception {
        CliDialogue dialogue = new CliDialogue(
                Recording.of("mikrotik.txt", chunk), Dialogues.settings(Map.of()), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(true, PATIENCE)).isEmpty();
        Outcome count = dialogue.perform(Dialogues.task("/ip address print count-only"));
        assertThat(count.exchanges().get(0).answer()).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark aaa--More--", "mark aaa--More-- b", "mark a --more--"})
    void aValueThatLooksLikeAPagerIsNotAnswered(String command) throws Exception {
        Recording nas = new Recording(
                StandardCharsets.UTF_8,
                1,
                List.of(
                        "< NAS> ",
                        "> " + command + "\\r\\n",
                        "< " + command + "\\r\\nfirst\\r\\n--More--",
                        "> \\x20",
                        "< \\rsecond    \\r\\nNAS> "));
        CliDialogue dialogue = new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(true, PATIENCE)).isEmpty();
        Outcome outcome = dialogue.perform(Dialogues.task(command));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.exchanges().get(0).answer()).startsWith("first").contains("second");
    }

    @Test
    void tellsARefusedLoginFromOtherTroubleAndTriesThePasswordOnce() throws Exception {
        Recording nas = Recording.of("libcli.txt", 4096);
        var trouble = new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("admin", "secret", null))
                .begin(true, PATIENCE);
        assertThat(trouble.orElseThrow().trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
        assertThat(trouble.orElseThrow().reason())
                .contains("bras-1", "Access denied")
                .doesNotContain("secret");
        assertThat(nas.allTyped).containsExactly("admin\r\n", "secret\r\n");
    }

    @Test
    void checksWhatASilentDeviceDid() throws Exception {
        CliDialogue dialogue = new CliDialogue(
                Recording.of("accel-ppp.txt", 4096),
                Dialogues.settings(Map.of("verify", "x", "verify.expect", "no such line")),
                Dialogues.access(null, "secret", null));
        assertThat(dialogue.begin(true, PATIENCE)).isEmpty();
        Task task = new Task(
                1,
                "user_disconnect",
                5,
                Map.of(),
                List.of("terminate username nosuch"),
                "show sessions username",
                PATIENCE);
        Outcome outcome = dialogue.perform(task);
        assertThat(outcome).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) outcome).reason()).contains("did not take effect", "ivanov");
        assertThat(outcome.exchanges()).hasSize(2);
    }

    @Test
    void callsADeviceFullThatClosesBeforeSayingAnything() throws Exception {
        var trouble = begin("!");
        assertThat(trouble.trouble()).isEqualTo(Trouble.BUSY);
    }

    @Test
    void callsADeviceFullThatSaysSo() throws Exception {
        var trouble = begin("< Sorry, all VTY lines are in use\\r\\n", "!");
        assertThat(trouble.trouble()).isEqualTo(Trouble.BUSY);
    }

    @Test
    void doesNotTypeAPasswordThatIsNotSet() throws Exception {
        Recording nas = new Recording(StandardCharsets.UTF_8, 99, List.of("< Password: "));
        var trouble = new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("a", null, null))
                .begin(true, PATIENCE);
        assertThat(trouble.orElseThrow().trouble()).isEqualTo(Trouble.MISCONFIGURED);
        assertThat(nas.allTyped).isEmpty();
    }

    @Test
    void pressesEnterWhenNothingIsSaid() throws Exception {
        Recording nas = new Recording(StandardCharsets.UTF_8, 99, List.of("> \\r\\n", "< nas# "));
        assertThat(new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("a", "b", null))
                        .begin(true, PATIENCE))
                .isEmpty();
    }

    @Test
    void speaksInTheDevicesCharacterSet() throws Exception {
        Recording nas = new Recording(
                Charset.forName("windows-1251"),
                1,
                List.of("< bras# ", "> show должник\\r\\n", "< show должник\\r\\nИванов, ящик\\r\\nbras# "));
        CliDialogue dialogue = new CliDialogue(
                nas, Dialogues.settings(Map.of("charset", "windows-1251")), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(false, PATIENCE)).isEmpty();
        assertThat(dialogue.perform(Dialogues.task("show должник"))
                        .exchanges()
                        .get(0)
                        .answer())
                .isEqualTo("Иванов, ящик");
    }

    @Test
    void isSilentWhenThePromptDoesNotComeBackAndSendsNothingMore() throws Exception {
        Recording nas = new Recording(
                StandardCharsets.UTF_8, 99, List.of("< nas# ", "> reload\\r\\n", "< reload\\r\\nworking"));
        CliDialogue dialogue = new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(false, PATIENCE)).isEmpty();
        Outcome silent =
                dialogue.perform(new Task(1, "x", 1, Map.of(), List.of("reload"), null, Duration.ofMillis(300)));
        assertThat(silent).isInstanceOf(Outcome.Silent.class);
        assertThat(silent.exchanges().get(0).answer()).isEqualTo("reload\nworking");
        Outcome next = dialogue.perform(Dialogues.task("show"));
        assertThat(next).isInstanceOf(Outcome.Unavailable.class);
        assertThat(((Outcome.Unavailable) next).doubtful()).isFalse();
    }

    @Test
    void saysThatACommandIsInDoubtWhenTheConnectionIsLostAfterIt() throws Exception {
        Recording nas =
                new Recording(StandardCharsets.UTF_8, 99, List.of("< nas# ", "> drop\\r\\n", "< drop\\r\\npart", "!"));
        CliDialogue dialogue = new CliDialogue(nas, Dialogues.settings(Map.of()), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(false, PATIENCE)).isEmpty();
        Outcome lost = dialogue.perform(Dialogues.task("drop"));
        assertThat(lost).isInstanceOf(Outcome.Unavailable.class);
        assertThat(((Outcome.Unavailable) lost).trouble()).isEqualTo(Trouble.LOST);
        assertThat(((Outcome.Unavailable) lost).doubtful()).isTrue();
    }

    @Test
    void stopsThePatternThatNeverEnds() throws Exception {
        Recording nas = new Recording(StandardCharsets.UTF_8, 99, List.of("< " + "x".repeat(400) + "!"));
        var trouble = new CliDialogue(
                        nas, Dialogues.settings(Map.of("prompt", "(x+x+)+y")), Dialogues.access("a", "b", null))
                .begin(false, PATIENCE);
        assertThat(trouble.orElseThrow().trouble()).isEqualTo(Trouble.MISCONFIGURED);
    }

    @Test
    void passesOverLogLinesThatLandedWhileIdle() throws Exception {
        Recording nas = new Recording(
                StandardCharsets.UTF_8,
                99,
                List.of(
                        "< nas# ",
                        "> one\\r\\n",
                        "< one\\r\\nok\\r\\nnas# \\r\\n%LINK-3-UPDOWN: up\\r\\nnas# ",
                        "> two\\r\\n",
                        "< two\\r\\nfine\\r\\nnas# "));
        CliDialogue dialogue =
                new CliDialogue(nas, Dialogues.settings(Map.of("error", "^%")), Dialogues.access("a", "b", null));
        assertThat(dialogue.begin(false, PATIENCE)).isEmpty();
        dialogue.perform(Dialogues.task("one"));
        Outcome two = dialogue.perform(Dialogues.task("two"));
        assertThat(two).isInstanceOf(Outcome.Done.class);
        assertThat(two.exchanges().get(0).answer()).isEqualTo("fine");
    }

    private static Outcome.Unavailable begin(String... script) throws Exception {
        return new CliDialogue(
                        new Recording(StandardCharsets.UTF_8, 99, List.of(script)),
                        Dialogues.settings(Map.of()),
                        Dialogues.access("a", "b", null))
                .begin(true, PATIENCE)
                .orElseThrow();
    }
}
