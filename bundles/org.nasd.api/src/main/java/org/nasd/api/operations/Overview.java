package org.nasd.api.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the whole of nasd does at this moment.
 *
 * @param compact events on the compact stack
 * @param waiting events on the main stack
 * @param inFlight events being sent
 * @param postponed events of the main stack that are put off
 * @param failed events among the failed
 * @param oldest how long the oldest event of the main stack has waited; zero when there is none
 * @param perSecond events delivered per second over the last minute
 * @param nas how many NAS there are
 * @param problems what needs somebody's attention, the worst first; at most {@link #MAX_PROBLEMS}
 * @param moreProblems how many more there are
 * @param startedAt when this node started
 * @param paused the order to send nothing to any NAS, or null
 * @param nodes how many nodes are alive; figures are those of all of them
 */
public record Overview(
        long compact,
        long waiting,
        long inFlight,
        long postponed,
        long failed,
        Duration oldest,
        double perSecond,
        int nas,
        List<Problem> problems,
        int moreProblems,
        Instant startedAt,
        NasPause paused,
        int nodes) {

    /** The most problems that are told one by one. */
    public static final int MAX_PROBLEMS = 50;

    /** Not all paused. */
    public Overview(
            long compact,
            long waiting,
            long inFlight,
            long postponed,
            long failed,
            Duration oldest,
            double perSecond,
            int nas,
            List<Problem> problems,
            int moreProblems,
            Instant startedAt) {
        this(
                compact,
                waiting,
                inFlight,
                postponed,
                failed,
                oldest,
                perSecond,
                nas,
                problems,
                moreProblems,
                startedAt,
                null,
                1);
    }

    public Overview {
        problems = List.copyOf(problems);
    }

    /**
     * @param nas name of the NAS, or null when it is not about one
     * @param text what is wrong and what to do
     * @param since since when, or null when that is not known
     * @param grave whether events do not flow because of it
     */
    public record Problem(String nas, String text, Instant since, boolean grave) {}
}
