package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.driver.mikrotik.internal.command.HostileValues;

/** From a value to the other side of a real connection and back to a value. */
final class HostileValuesTest {

    private static final int MANY = 10_000;

    @Test
    void theRouterReadsOneSentenceWithExactlyTheValue() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<List<byte[]>> sentences = new ArrayList<>();
        try (Bench bench = new Bench();
                ScriptedRouter router = new ScriptedRouter(ScriptedRouter.afterLogin(peer -> {
                    for (int i = 0; i < MANY; i++) {
                        sentences.add(peer.readBytes());
                        peer.gather("!done");
                        if (!peer.hasMore()) {
                            peer.flush();
                        }
                    }
                    peer.flush();
                    peer.awaitEnd();
                }))) {
            DeviceSession session = bench.session(router.port());
            List<String> values = new ArrayList<>();
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                String value = HostileValues.next(random);
                values.add(value);
                String escaped = bench.driver().escape(value, bench.settings()).orElseThrow();
                outcomes.add(session.perform(Bench.task(
                        "/ip firewall address-list add list=L comment=\"crb " + escaped + "\" address=" + escaped)));
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).as("seed %d", seed).isInstanceOf(Outcome.Done.class);
            }
            assertExact(seed, values, sentences);
        }
    }

    private static void assertExact(long seed, List<String> values, List<List<byte[]>> sentences) {
        assertThat(sentences).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            List<String> words = sentences.get(i).stream()
                    .map(word -> new String(word, StandardCharsets.UTF_8))
                    .toList();
            String value = values.get(i);
            assertThat(words)
                    .as("seed %d", seed)
                    .containsExactly(
                            "/ip/firewall/address-list/add", "=list=L", "=comment=crb " + value, "=address=" + value);
        }
    }
}
