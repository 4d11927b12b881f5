package org.nasd.stack.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.secret.SecretSettings;

/**
 * What can be set about the stacks.
 *
 * @param queryTimeout the longest a single statement may take
 * @param announce whether a database that can shall tell of inserts at once
 * @param node what this node is called
 * @param keep how long rows are kept
 * @param secrets where secrets and keys are looked for
 * @param seen where this node keeps how old it has seen its databases; null where a restored copy need not be noticed
 */
public record StackSettings(
        Duration queryTimeout, boolean announce, String node, Keep keep, SecretSettings secrets, Path seen) {

    public static final StackSettings DEFAULTS = new StackSettings(
            Duration.ofSeconds(30),
            true,
            NodeIdentity.defaultName(),
            Keep.DEFAULTS,
            new SecretSettings(List.of(), null),
            null);

    public StackSettings {
        requirePositive("query.timeout", queryTimeout);
    }

    public StackSettings with(SecretSettings others) {
        return new StackSettings(queryTimeout, announce, node, keep, others, seen);
    }

    public StackSettings seenIn(Path directory) {
        return new StackSettings(queryTimeout, announce, node, keep, secrets, directory);
    }

    /**
     * How long rows are kept.
     *
     * @param attempts tries
     * @param failed failed events
     * @param keys idempotency keys
     * @param audit who did what
     * @param history figures of NAS
     */
    public record Keep(Duration attempts, Duration failed, Duration keys, Duration audit, Duration history) {

        public static final Keep DEFAULTS = new Keep(
                Duration.ofHours(24),
                Duration.ofDays(90),
                Duration.ofHours(24),
                Duration.ofDays(365),
                Duration.ofHours(25));

        public Keep {
            requirePositive("attempts.keep", attempts);
            requirePositive("failed.keep", failed);
            requirePositive("idempotency.hours", keys);
            requirePositive("audit.keep", audit);
            requirePositive("history.keep", history);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be above 0");
        }
    }
}
