package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

/** What scripts do and what it means, with a real bash. */
@Timeout(60)
class ScriptOutcomesIT {

    private Scripts scripts;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts();
    }

    @AfterEach
    void leavesNothing() throws Exception {
        Scripts.await(() -> scripts.driver.running() == 0, "all process groups are gone");
        scripts.close();
    }

    private Outcome run(String text) throws Exception {
        return scripts.run(text, "user_redirect");
    }

    private Outcome exit(int status) throws Exception {
        return run("user_redirect() { echo said; exit " + status + "; }");
    }

    @Test
    void theExitCodeDecides() throws Exception {
        assertThat(exit(0)).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Postpone) exit(143)).reason())
                .isEqualTo("user_redirect of handler.sh says later (exit 143): said");
        assertThat(exit(254)).isInstanceOf(Outcome.Postpone.class);
        assertThat(((Outcome.Fail) exit(3)).reason()).isEqualTo("user_redirect of handler.sh: exit status 3: said");
        assertThat(exit(255)).isInstanceOf(Outcome.Fail.class);
        assertThat(run("user_redirect() { return 254; }")).isInstanceOf(Outcome.Postpone.class);
        assertThat(run("user_redirect() { kill -KILL $BASHPID; }"))
                .isInstanceOfSatisfying(
                        Outcome.Fail.class, fail -> assertThat(fail.reason()).contains("exit status 137"));
        assertThat(run("user_redirect() { kill -TERM $BASHPID; }"))
                .as("ended by somebody else with TERM: the same 143 as ever")
                .isInstanceOf(Outcome.Postpone.class);
    }

    @Test
    void settingsSayWhichExitCodesAndWordsPostponeOrFail() throws Exception {
        scripts.write("handler.sh", "e() { echo \"$word\"; echo \"$complaint\" >&2; exit $code; }");
        BlockingDialogue nas = scripts.dialogue(
                "handler.sh",
                Map.of("postpone.exit", "75", "transient", "(?i)no (reply|response) from server", "error", "^ERROR"));
        assertThat(nas.perform(outcome("x", "", "75"))).isInstanceOf(Outcome.Postpone.class);
        assertThat(nas.perform(outcome("x", "", "254"))).isInstanceOf(Outcome.Fail.class);
        assertThat(nas.perform(outcome("No reply from server for ID 5", "", "1")))
                .isInstanceOf(Outcome.Postpone.class);
        assertThat(nas.perform(outcome("fine", "ERROR: but not", "0"))).isInstanceOf(Outcome.Fail.class);
        assertThat(nas.perform(outcome("fine", "no ERROR", "0"))).isInstanceOf(Outcome.Done.class);
    }

    private static Task outcome(String word, String complaint, String code) {
        return Scripts.event("e", Map.of("word", word, "complaint", complaint, "code", code), 30);
    }

    @Test
    void hooksSurroundTheFunctionWhoseResultCounts() throws Exception {
        Outcome outcome = run("user_event_before() { echo before; return 1; }\n"
                + "user_redirect() { echo event; return 254; }\nuser_event_after() { echo after; return 0; }");
        assertThat(outcome).isInstanceOf(Outcome.Postpone.class);
        assertThat(Scripts.answer(outcome)).isEqualTo("before\nevent\nafter\n");
    }

    @Test
    void anExitAnywhereEndsItThereWithThatCode() throws Exception {
        Outcome before = run("user_event_before() { exit 254; }\nuser_redirect() { echo event; }");
        assertThat(before).isInstanceOf(Outcome.Postpone.class);
        assertThat(Scripts.answer(before)).isEmpty();
        assertThat(run("exit 5\nuser_redirect() { :; }")).isInstanceOf(Outcome.Fail.class);
        assertThat(run("user_redirect() { :; }\nuser_event_after() { exit 9; }"))
                .isInstanceOf(Outcome.Fail.class);
        Outcome trapped = run("trap 'echo tidied up' EXIT\nuser_redirect() { exit 254; }");
        assertThat(trapped).isInstanceOf(Outcome.Postpone.class);
        assertThat(Scripts.answer(trapped)).isEqualTo("tidied up\n");
        Outcome strict = run("set -eu\nuser_redirect() { false; echo not reached; }");
        assertThat(strict).isInstanceOf(Outcome.Fail.class);
        assertThat(Scripts.answer(strict)).isEmpty();
    }

    @Test
    void anEventWithoutAFunctionFailsAndSaysWhatToDo() throws Exception {
        Outcome outcome = scripts.run("user_event_before() { echo before; }", "user_add");
        assertThat(((Outcome.Fail) outcome).reason())
                .contains("user_add of handler.sh", "defines no function user_add; where the event needs nothing");
        assertThat(Scripts.answer(outcome)).doesNotContain("before");
        assertThat(((Outcome.Fail) scripts.run(":", "exit")).reason()).contains("defines no function exit");
        assertThat(((Outcome.Fail) scripts.run(":", "a; touch x")).reason()).contains("defines no function a; touch x");
        assertThat(((Outcome.Fail) scripts.run("user_redirect() { broken", "user_redirect"))
                        .exchanges()
                        .get(0)
                        .answer())
                .as("bash's own words about the file")
                .contains("syntax error");
    }

    @Test
    void outputAndErrorsAreToldApartAndInputIsEmpty() throws Exception {
        Outcome outcome = run("user_redirect() { cat; echo one; echo two >&2; echo three; }");
        assertThat(Scripts.answer(outcome)).isEqualTo("one\nthree\n[stderr]\ntwo\n");
    }

    @Test
    void aScriptIsSourcedWhereItLies() throws Exception {
        scripts.write("isp/lib/common.sh", "where() { echo \"$1 library\"; }");
        scripts.write(
                "isp/handler.sh",
                ". lib/common.sh\ndir=$(dirname \"$0\")\n. \"$dir/lib/common.sh\"\n. \"${BASH_SOURCE%/*}/lib/common.sh\"\n"
                        + "[ \"$0\" != \"$BASH_SOURCE\" ] || exit 9\ne() { where \"$#\"; pwd; }");
        Outcome outcome = scripts.dialogue("isp/handler.sh", Map.of()).perform(Scripts.event("e", Map.of(), 30));
        assertThat(Scripts.answer(outcome)).isEqualTo("0 library\n" + scripts.directory.resolve("isp") + "\n");
    }

    @Test
    void itsEnvironmentHoldsTheVariablesAndSecretsAndLittleElse() throws Exception {
        Map<String, String> variables = Map.of("ip", "10.88.0.15", "login", "иванов", "timeout.idle", "5");
        scripts.write("handler.sh", "e() { env | sort; }");
        Outcome outcome = scripts.dialogue("handler.sh", Map.of()).perform(Scripts.event("e", variables, 30));
        assertThat(Scripts.answer(outcome).lines().map(line -> line.replaceAll("=.*", "")))
                .contains("ip", "login", "telnet_password", "coa_psw", "PATH")
                .isSubsetOf(
                        "ip",
                        "login",
                        "telnet_password",
                        "coa_psw",
                        "PATH",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_",
                        "LANG",
                        "LC_ALL",
                        "HOME");
        assertThat(Scripts.answer(outcome))
                .contains(
                        "login=иванов\n",
                        "telnet_password=" + Scripts.PASSWORD.reveal() + "\n",
                        "coa_psw=testing123\n");
        assertThat(outcome.exchanges().get(0).command()).isEqualTo("ip=10.88.0.15 login='иванов' e");
    }

    @Test
    void namesThatWouldChangeTheShellAreRefused() throws Exception {
        scripts.write("handler.sh", "e() { echo called; }");
        for (String name : new String[] {
            "PATH",
            "LD_PRELOAD",
            "BASH_ENV",
            "IFS",
            "SHELLOPTS",
            "PS4",
            "ENV",
            "LC_ALL",
            "TZ",
            "http_proxy",
            "nasd_mark"
        }) {
            Outcome outcome =
                    scripts.dialogue("handler.sh", Map.of()).perform(Scripts.event("e", Map.of(name, "x"), 30));
            assertThat(((Outcome.Fail) outcome).reason()).contains("a variable of the name " + name);
            assertThat(outcome.exchanges()).isEmpty();
        }
    }

    @Test
    void valuesThatNoEnvironmentCanHoldFailTheirEventBeforeAnythingRuns() throws Exception {
        scripts.write("handler.sh", "e() { echo called; }");
        BlockingDialogue nas = scripts.dialogue("handler.sh", Map.of("charset", "windows-1251"));
        for (String value : new String[] {"a\nb", "a\0b", "\u007f", "漢", "\ud800", "x".repeat(200_000)}) {
            Outcome outcome = nas.perform(Scripts.event("e", Map.of("v", value), 30));
            assertThat(outcome).isInstanceOf(Outcome.Fail.class);
            assertThat(outcome.exchanges()).isEmpty();
        }
    }

    @Test
    void byHandAFunctionIsCalledWithTheNasVariablesAndWhatIsGiven() throws Exception {
        scripts.write("handler.sh", "show() { echo \"$cmd $nas_name $nas_ip $coa_port $ip ($*) $#\"; }");
        BlockingDialogue nas = scripts.dialogue("handler.sh", Map.of());
        assertThat(Scripts.answer(nas.perform(Scripts.byHand("show")))).isEqualTo("show bras-1 127.0.0.1 3799  () 0\n");
        Outcome outcome = nas.perform(Scripts.byHand("ip='10.0.0.1 $(id)' show \"two words\" я"));
        assertThat(Scripts.answer(outcome)).isEqualTo("show bras-1 127.0.0.1 3799 10.0.0.1 $(id) (two words я) 2\n");
        assertThat(outcome.exchanges().get(0).command()).isEqualTo("ip='10.0.0.1 $(id)' show 'two words' 'я'");
        assertThat(nas.perform(Scripts.byHand("rm -rf /tmp/nothing")))
                .as("no program is run, only functions of the script")
                .isInstanceOf(Outcome.Fail.class);
        assertThat(nas.perform(Scripts.byHand("ip=5"))).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void aScriptThatIsMissingOrForbiddenIsTheNasTroubleAndNotTheEvents() throws Exception {
        BlockingDialogue nas = scripts.dialogue("none.sh", Map.of());
        Outcome.Unavailable why = nas.connect().orElseThrow();
        assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
        assertThat(why.reason())
                .contains("bras-1: the script none.sh cannot be used", scripts.directory + "/none.sh; put it there");
        scripts.write("none.sh", "e() { echo first; }");
        assertThat(nas.connect()).isEmpty();
        assertThat(Scripts.answer(nas.perform(Scripts.event("e", Map.of(), 30))))
                .isEqualTo("first\n");
        scripts.write("none.sh", "e() { echo changed; }");
        assertThat(Scripts.answer(nas.perform(Scripts.event("e", Map.of(), 30))))
                .isEqualTo("changed\n");
        Files.delete(scripts.directory.resolve("none.sh"));
        Outcome.Unavailable gone = (Outcome.Unavailable) nas.perform(Scripts.event("e", Map.of(), 30));
        assertThat(gone.trouble()).isEqualTo(Trouble.MISCONFIGURED);
        assertThat(gone.doubtful()).as("nothing was run").isFalse();
        assertThat(scripts.dialogue(null, Map.of()).connect().orElseThrow().reason())
                .contains("no script is named");
        scripts.write("scheme.sh", "e() { :; }");
        assertThat(scripts.dialogue(null, Map.of("script", "scheme.sh")).connect())
                .isEmpty();
    }

    @Test
    void aMissingProgramIsNamedWhenTheSessionOpens() throws Exception {
        scripts.write("handler.sh", "e() { :; }");
        try (ScriptDriver driver = new ScriptDriver(
                new ScriptFiles(scripts.directory, List.of()), new Programs("bash", "/none/setsid", Set.of("PATH")))) {
            Outcome.Unavailable why = Scripts.dialogue(driver, Scripts.nas("handler.sh", Map.of()))
                    .connect()
                    .orElseThrow();
            assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
            assertThat(why.reason()).contains("/none/setsid", "util-linux", "org.nasd.driver.script.cfg");
        }
    }
}
