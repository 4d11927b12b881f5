package org.nasd.operations.internal.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.DriverList.Unresolved;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.NasBacklog;

/**
 * What was measured, all at one moment.
 *
 * @param readiness what the parts say of themselves
 * @param uptime since this node started
 * @param paused the order to send nothing to any NAS, or null
 * @param database what the database says, or why it says nothing
 * @param dispatch what the dispatch says of the NAS
 * @param failed the failed stack
 * @param installed what is wrong with what is installed
 * @param machine this process and its disks
 * @param nodes the nodes that share the NAS; none where there is only one
 */
public record Facts(
        Readiness readiness,
        Duration uptime,
        NasPause paused,
        Database database,
        Dispatch dispatch,
        Failed failed,
        Installed installed,
        Machine machine,
        List<Node> nodes) {

    /**
     * @param name what it is called
     * @param silent how long ago it gave its last sign of life
     * @param alive whether that is recent enough
     * @param drainedBy who ordered it to give its NAS away, or null
     * @param nas how many NAS it holds
     */
    public record Node(String name, Duration silent, boolean alive, String drainedBy, long nas) {}

    /**
     * @param trouble why the database does not answer, or null; then nothing else here counts
     * @param compact events on the compact stack
     * @param backlogs what waits on the main stack, by NAS
     * @param nas the NAS there are, by id
     * @param elsewhere the NAS that another node works
     * @param accounts how many accounts there are; empty where they are the billing's
     * @param commit how long one small durable write takes
     */
    public record Database(
            String trouble,
            long compact,
            Map<Long, NasBacklog> backlogs,
            Map<Long, Nas> nas,
            Set<Long> elsewhere,
            OptionalLong accounts,
            Duration commit) {

        /** It does not answer. */
        public static Database down(String trouble) {
            return new Database(trouble, 0, Map.of(), Map.of(), Set.of(), OptionalLong.empty(), Duration.ZERO);
        }
    }

    /**
     * @param nas what it says of each NAS
     * @param perSecond events delivered per second over the last minute, by NAS
     * @param settings the keys of scheme.cfg in force without the driver's defaults, by NAS
     */
    public record Dispatch(List<NasStatus> nas, Map<Long, Double> perSecond, Map<Long, Settings> settings) {}

    /**
     * @param all events among the failed
     * @param grown how many more than at the least within the time
     * @param within for how long they were watched
     */
    public record Failed(long all, long grown, Duration within) {}

    /**
     * @param schemes mistakes in what is written now, by scheme
     * @param unresolved bundles that cannot start
     * @param secrets what is wrong with keys and files of secrets, and what to do
     */
    public record Installed(Map<String, List<String>> schemes, List<Unresolved> unresolved, List<String> secrets) {}

    /**
     * @param disks where nasd writes
     * @param heapUsed bytes in use after the last collection, as far as the JVM says
     * @param heapMax bytes there may be
     * @param droppedLines lines of the logs that were dropped since the start
     * @param unwrittenAudit entries of the audit that are not in the database
     */
    public record Machine(List<Disk> disks, long heapUsed, long heapMax, long droppedLines, long unwrittenAudit) {}

    /**
     * @param what what is written there
     * @param path where
     * @param free bytes
     * @param size bytes
     */
    public record Disk(String what, String path, long free, long size) {}

    /** Events that could be sent to a NAS now: those that are not put off. */
    long ready(long nasId) {
        NasBacklog backlog = database.backlogs().get(nasId);
        return backlog == null ? 0 : backlog.waiting() - backlog.postponed();
    }
}
