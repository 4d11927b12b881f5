package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Overview;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;

class NodeDeskTest {

    @TempDir
    Path logs;

    private Office office;
    private Nas m1;
    private Nas m2;

    @BeforeEach
    void open() {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
        m2 = office.add("m2", "10.0.0.2");
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.WORKING, "", 7));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void anotherNodeHasM2(Duration silent, NasState state, String reason) {
        office.leases.elsewhere(m2.id(), silent);
        office.nodes.reports.put(
                m2.id(),
                new NasReports.Report(
                        m2.id(),
                        state,
                        reason,
                        Instant.EPOCH,
                        "ssh-generic",
                        5,
                        2,
                        5,
                        1,
                        0,
                        40,
                        0,
                        0,
                        0,
                        Duration.ofMillis(3),
                        Duration.ofMillis(9)));
    }

    private NodeView node(String name) {
        return office.nodes().list(Callers.VIEWER).stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOnlyNodeHasAllNasAndCannotGiveThemAway() {
        assertThat(office.nodes().list(Callers.VIEWER)).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("here");
            assertThat(node.nas()).isEqualTo(1);
            assertThat(node.alive()).isTrue();
        });
        assertThat(office.nodes().leases(Callers.VIEWER)).contains(new LeaseView(m1.id(), "m1", "here", true, 0));
        assertThatThrownBy(() -> office.nodes().drain(Callers.ADMIN, null, null))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("there is no other node to take the NAS");
    }

    @Test
    void aNasOfAnotherNodeIsShownAsThatNodeSeesIt() {
        anotherNodeHasM2(Duration.ofSeconds(1), NasState.STOPPED, "login refused");

        NasView view = office.nas().find(Callers.VIEWER, "m2");
        assertThat(view.node()).isEqualTo("bravo");
        assertThat(view.activity().state()).isEqualTo(NasState.STOPPED);
        assertThat(view.activity().reason()).isEqualTo("login refused");
        assertThat(view.activity().busy()).isEqualTo(2);

        Overview overview = office.overview().now(Callers.VIEWER);
        assertThat(overview.nodes()).isEqualTo(2);
        assertThat(overview.inFlight()).as("of both").isEqualTo(3);
        assertThat(overview.problems())
                .anySatisfy(problem -> assertThat(problem.text()).contains("stopped: login refused"));
        assertThat(node("bravo").troubled()).isEqualTo(1);
        assertThat(office.overview().figures(Callers.VIEWER).nas())
                .as("a collector asks every node")
                .hasSize(1);
    }

    @Test
    void aNodeThatFellSilentIsAProblemAndSoAreItsNas() {
        anotherNodeHasM2(Duration.ofSeconds(40), NasState.WORKING, "");

        assertThat(node("bravo").alive()).isFalse();
        assertThat(office.overview().now(Callers.VIEWER).problems()).anySatisfy(problem -> {
            assertThat(problem.text())
                    .contains("node bravo fell silent 40 s ago, and nobody has taken its 1 NAS over yet");
            assertThat(problem.grave()).isTrue();
        });
        assertThat(office.overview().figures(Callers.VIEWER).nodes().silent()).isEqualTo(1);
        assertThat(office.nodes().forget(Callers.ADMIN, "bravo").name()).isEqualTo("bravo");
        assertThat(office.nodes.forgotten).containsExactly("bravo");
    }

    @Test
    void aNodeIsDrainedOnceWithWhoAndWhyAndLetToWorkAgain() {
        anotherNodeHasM2(Duration.ofSeconds(1), NasState.WORKING, "");

        NodeView drained = office.nodes().drain(Callers.ADMIN, "bravo", " new memory ");

        assertThat(drained.drain().reason()).isEqualTo("new memory");
        assertThat(office.lastAudit()).startsWith("drain node bravo: new memory -> bravo");
        assertThat(office.overview().now(Callers.VIEWER).problems()).anySatisfy(problem -> assertThat(problem.text())
                .contains("node bravo is draining, by ", "new memory; it still has 1 NAS"));
        assertThatThrownBy(() -> office.nodes().drain(Callers.ADMIN, null, null))
                .as("nobody would be left")
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("no other node to take the NAS of here");
        assertThat(office.nodes().undrain(Callers.ADMIN, "bravo").drain()).isNull();
    }

    @Test
    void aNameThatIsNearlyRightIsHelpedWith() {
        anotherNodeHasM2(Duration.ofSeconds(1), NasState.WORKING, "");
        assertThatThrownBy(() -> office.nodes().drain(Callers.ADMIN, "brvo", null))
                .hasMessageContaining("there is no node brvo; did you mean bravo?");
    }

    @Test
    void aNasThatNobodyHoldsIsInTheListOfLeases() {
        anotherNodeHasM2(Duration.ofSeconds(1), NasState.WORKING, "");
        assertThat(office.nodes().leases(Callers.VIEWER))
                .isEqualTo(List.of(
                        new LeaseView(m1.id(), "m1", null, false, 0), new LeaseView(m2.id(), "m2", "bravo", true, 7)));
    }

    @Test
    void whatOperatorsOrderedIsSeenAsItIs() {
        office.nodes.drains.put("here", new NodeControl.Drain("ann", null, Instant.EPOCH));
        anotherNodeHasM2(Duration.ofSeconds(1), NasState.WORKING, "");
        assertThat(node("here").drain()).isEqualTo(new NodeView.Drain("ann", null, Instant.EPOCH));
    }
}
