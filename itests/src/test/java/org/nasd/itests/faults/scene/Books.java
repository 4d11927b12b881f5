package org.nasd.itests.faults.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.harness.Arrival;
import org.nasd.itests.harness.Ledger;

/**
 * What became of all events of a test.
 *
 * @param scale of the cluster
 * @param eventsOfEach how many were committed for each account
 * @param ledger what the routers carried out
 * @param interruptions what was done meanwhile
 * @param failed reasons and numbers of failed events
 * @param mostAtOnce the most commands that a router had at once
 * @param trespass what nodes did to NAS that they did not hold; empty where nodes do not sign
 */
public record Books(
        Cluster.Scale scale,
        int eventsOfEach,
        Ledger ledger,
        Interruptions interruptions,
        List<String> failed,
        int mostAtOnce,
        Optional<Trespass> trespass) {

    private static final int SHOWN = 3;

    /**
     * What nodes did to NAS that they did not hold.
     *
     * @param stale events that they ended
     * @param foreign commands that they sent
     */
    public record Trespass(long stale, List<Arrival> foreign) {}

    /** Events that were committed. */
    public long events() {
        return (long) eventsOfEach * scale.allAccounts();
    }

    private long lost() {
        return ledger.lost() + (long) (scale.allAccounts() - ledger.accounts()) * eventsOfEach;
    }

    /** Tells the report. */
    public Books tell(Findings findings) {
        findings.measured("events committed", events());
        findings.measured("lost", lost());
        findings.measured(
                "out of order or twice without a fault in between, accounts",
                disorder().size());
        findings.measured("twice", ledger.repeated());
        findings.measured("failed", failed.isEmpty() ? "0" : failed.toString());
        findings.measured("most commands at once on a NAS of " + scale.forks() + " forks", mostAtOnce);
        trespass.ifPresent(by -> {
            findings.measured("events ended by a node that did not hold the NAS", by.stale());
            findings.measured(
                    "commands of a node that did not hold the NAS", by.foreign().size());
        });
        return this;
    }

    private List<String> disorder() {
        return ledger.outOfOrder(interruptions::between);
    }

    /** What must hold whatever was done. */
    public Books assertPromises() {
        SoftAssertions all = new SoftAssertions();
        all.assertThat(lost()).as("events lost").isZero();
        all.assertThat(disorder().stream().limit(SHOWN))
                .as("out of order, or twice without a fault in between")
                .isEmpty();
        all.assertThat(mostAtOnce).as("commands at once").isLessThanOrEqualTo(scale.forks());
        trespass.ifPresent(by -> {
            all.assertThat(by.stale())
                    .as("events ended by a node that did not hold the NAS")
                    .isZero();
            all.assertThat(by.foreign().stream().limit(SHOWN))
                    .as("commands of a node that did not hold the NAS")
                    .isEmpty();
        });
        all.assertAll();
        return this;
    }

    /** The same, and no event failed. */
    public Books assertPromisesAndNothingFailed() {
        assertThat(failed).as("failed events").isEmpty();
        return assertPromises();
    }
}
