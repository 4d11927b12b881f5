package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.perform;
import static org.nasd.driver.mikrotik.internal.ScriptedRouter.answering;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;

/** Commands about entries that have to be found first. */
final class EnsureTest {

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void removesEveryEntryThatIsFound() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("print")) {
                peer.say("!re", "=.id=*1");
                peer.say("!re", "=.id=*FF");
            } else if (sentence.contains("*1")) {
                peer.say("!trap", "=message=no such item");
            }
            peer.say("!done");
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple remove [find comment=x]");
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(router.commands())
                    .containsExactly(
                            "/queue/simple/print =.proplist=.id ?comment=x",
                            "/queue/simple/remove =.id=*1",
                            "/queue/simple/remove =.id=*FF");
            assertThat(outcome.exchanges()).hasSize(1);
            assertThat(outcome.exchanges().get(0).answer()).startsWith("found *1, *FF");
        }
    }

    @Test
    void ensureAddsWhatIsNotThere() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!done", "=ret=*7");
            } else {
                peer.say("!done");
            }
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple ensure [name=q] max-limit=1M/1M");
            assertThat(outcome.exchanges().get(0).answer()).isEqualTo("added ret=*7");
            assertThat(router.commands()).last().isEqualTo("/queue/simple/add =name=q =max-limit=1M/1M");
        }
    }

    @Test
    void ensureChangesTheFirstAndRemovesTheOthers() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("print")) {
                peer.say("!re", "=.id=*1");
                peer.say("!re", "=.id=*2");
                peer.say("!re", "=.id=*3");
            }
            peer.say("!done");
        })) {
            assertThat(perform(bench.session(router.port()), "/queue simple ensure [comment=q] max-limit=1M/1M"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(router.commands().subList(1, 4))
                    .containsExactly(
                            "/queue/simple/set =.id=*1 =max-limit=1M/1M",
                            "/queue/simple/remove =.id=*2",
                            "/queue/simple/remove =.id=*3");
        }
    }

    @Test
    void ensureLooksAgainWhenSomebodyElseWasFaster() throws Exception {
        Map<String, Integer> seen = new HashMap<>();
        try (ScriptedRouter router = answering((sentence, peer) -> {
            int times = seen.merge(sentence.substring(0, sentence.indexOf(' ')), 1, Integer::sum);
            if (sentence.contains("print") && times == 2) {
                peer.say("!re", "=.id=*9");
            } else if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have such address");
            }
            peer.say("!done");
        })) {
            String command = "/ip firewall address-list ensure [list=L address=10.0.0.1/32] comment=c";
            assertThat(perform(bench.session(router.port()), command)).isInstanceOf(Outcome.Done.class);
            assertThat(router.commands()).last().isEqualTo("/ip/firewall/address-list/set =.id=*9 =comment=c");
        }
    }

    @Test
    void ensureFailsWhenSomethingElseIsInTheWay() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have device with such name");
            }
            peer.say("!done");
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple ensure [comment=c] name=q");
            assertThat(((Outcome.Fail) outcome).reason()).startsWith("AlreadyExists message: '");
        }
    }

    @Test
    void anEntryThatIsThereAlreadyIsLookedAt() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have such address");
            } else if (sentence.contains("?list=L")) {
                peer.say("!re", "=.id=*9");
            }
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/ip firewall address-list add list=L address=10.0.0.1"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(perform(session, "/ip firewall address-list add list=M address=10.0.0.1"))
                    .isInstanceOf(Outcome.Fail.class);
        }
    }
}
