package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.NodeView.Drain;

class NodeCommandsTest {

    private final ScriptedOperations operations = new ScriptedOperations();

    @RegisterExtension
    final Karaf karaf = new Karaf(operations.service());

    private static NodeView node(String name, Duration silent, Drain drain, int nas) {
        return new NodeView(name, name.equals("alpha"), Sample.AT, silent, silent.toSeconds() < 10, drain, nas, 1);
    }

    private static NodeView draining(int nas) {
        return node("bravo", Duration.ofSeconds(1), new Drain("ann", "new memory", Sample.AT), nas);
    }

    @Test
    void nodesAreListedWithWhatTheyDo() throws Exception {
        operations.answer(
                "nodes.list",
                none -> List.of(
                        node("alpha", Duration.ofMillis(700), null, 5),
                        draining(2),
                        draining(0),
                        node("delta", Duration.ofMinutes(7), null, 0)));

        assertThat(karaf.run("nas:nodes").out())
                .contains("alpha (this)", "working", "draining", "drained", "drained by ann", "new memory")
                .contains("silent", "nas:nodes --forget delta");
        assertThat(karaf.run("nas:nodes --json").out()).contains("\"name\" : \"delta\"", "\"alive\" : false");
    }

    @Test
    void leasesSayWhoWorksWhatAndWhatNobodyWorks() throws Exception {
        operations.answer(
                "nodes.leases",
                none -> List.of(
                        new LeaseView(1, "m1", "alpha", true, 3),
                        new LeaseView(2, "m2", "delta", false, 9),
                        new LeaseView(3, "m3", null, false, 0),
                        new LeaseView(4, null, null, false, 1)));

        assertThat(karaf.run("nas:nodes --leases").out())
                .contains("alpha", "the node is silent", "no node works it", "the NAS is no longer there");
    }

    @Test
    void drainingIsWatchedUntilTheNodeHasNoNas() throws Exception {
        Deque<NodeView> course = new ArrayDeque<>(List.of(draining(2), draining(1), draining(0)));
        operations.answer("nodes.drain", asked -> draining(2));
        operations.answer("nodes.list", none -> List.of(course.poll()));

        assertThat(karaf.run("nas:drain on bravo --reason 'new memory'").out()).isEqualTo("""
                        node bravo still has 2 NAS
                        node bravo still has 1 NAS
                        node bravo has no NAS any more; it can be stopped
                        """);
        assertThat(operations.calls.get(0).arguments()).isEqualTo(List.of("bravo", "new memory"));
    }

    @Test
    void withoutANameThisNodeIsMeantAndDrainingEnds() throws Exception {
        operations.answer("nodes.undrain", asked -> node("alpha", Duration.ofSeconds(1), null, 0));
        assertThat(karaf.run("nas:drain off").out()).contains("node alpha works NAS again");
        assertThat(operations.only().arguments()).isEqualTo(Arrays.asList((Object) null));
        assertThat(karaf.run("nas:drain of").out()).contains("say on or off, not 'of'");
    }

    @Test
    void aNodeIsForgotten() throws Exception {
        operations.answer("nodes.forget", asked -> node("delta", Duration.ofMinutes(7), null, 0));
        assertThat(karaf.run("nas:nodes --forget delta").out()).contains("forgot node delta");
    }

    @Test
    void theListOfNasNamesTheirNodesWhereThereAreSome() throws Exception {
        NasView nas = Sample.nas(7, "m7", NasState.WORKING, "");
        NasView elsewhere = new NasView(
                nas.id(), nas.name(), nas.ip(), nas.settings(), nas.activity(), null, nas.waiting(), "bravo");
        operations.answer("nas.list", none -> new NasList(List.of(elsewhere), Map.of()));
        operations.answer("nas.find", asked -> elsewhere);
        assertThat(karaf.run("nas:list").out()).contains("NODE", "bravo");
        assertThat(karaf.run("nas:info m7").out()).containsPattern("node +bravo");
        operations.answer("nas.list", none -> new NasList(List.of(nas), Map.of()));
        assertThat(karaf.run("nas:list").out()).doesNotContain("NODE");
    }
}
