package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.driver.radius.internal.command.HostileValues;

/** From a value to the other side of a real socket and back to a value. */
@Timeout(120)
final class HostileValuesTest {

    private static final int MANY = 10_000;

    @Test
    void theNasReadsOneRequestWithExactlyTheValue() throws Exception {
        Random random = new Random(3799);
        List<String> values = new ArrayList<>();
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            DeviceSession session = bench.session(nas.port());
            for (int i = 0; i < MANY; i++) {
                String value = HostileValues.next(random);
                String escaped = bench.driver().escape(value, bench.settings()).orElseThrow();
                values.add(value);
                outcomes.add(session.perform(Bench.task("coa Session-Timeout=" + i + ",Filter-Id=\"session " + escaped
                        + " redirect\",User-Name=" + escaped + ",Cisco-AVPair=\"" + escaped + "\"")));
                if (i % 100 == 99) {
                    assertThat(Bench.await(outcomes.get(i))).isInstanceOf(Outcome.Done.class);
                }
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).isInstanceOf(Outcome.Done.class);
            }
            assertThat(nas.requests()).hasSizeGreaterThanOrEqualTo(MANY);
            for (ScriptedNas.Request request : nas.requests()) {
                TestPacket packet = request.packet();
                String value = values.get(
                        ByteBuffer.wrap(packet.pairs(27).get(0).value()).getInt());
                assertThat(packet.pairs()).extracting(TestPacket.Pair::type).containsExactly(80, 27, 11, 1, 26, 55);
                assertThat(packet.text(11)).isEqualTo("session " + value + " redirect");
                assertThat(packet.text(1)).isEqualTo(value);
                assertThat(packet.text(26).substring(6)).isEqualTo(value);
            }
        }
    }
}
