package org.nasd.api.operations;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The one service behind every face. Each topic is an interface of its own; all of their methods take the {@link Caller} first, name
 * the role they need by {@link Needs}, and throw
 *
 * <ul>
 *   <li>{@link AccessDeniedException} when the caller's role does not allow it,
 *   <li>{@link OperationException} when what was asked cannot be done; its kind says of which sort the mistake is, and an unreachable
 *       database is of kind {@link OperationException.Kind#UNAVAILABLE}.
 * </ul>
 *
 * <p>A NAS is named by its id, its name or its address. Acting calls, and refused ones, are recorded in the audit log. Safe for use by
 * many threads; methods block on the database unless they answer with a {@link java.util.concurrent.CompletionStage}, which fails with
 * the exceptions above.
 */
@ProviderType
public interface Operations {

    /** The NAS: what is set for them and what is going on. */
    NasOperations nas();

    /** The events on the stacks, and new ones. */
    EventOperations events();

    /** What can be done with a NAS by hand, and what nasd knows to do with NAS at all. */
    DeviceOperations devices();

    /** The logs. */
    LogOperations logs();

    /** Whether nasd is fit for work. */
    HealthOperations health();

    /** The rows of the tables, for programs. */
    RecordOperations records();

    /** Figures, of now and of the past. */
    OverviewOperations overview();

    /** The form in which secrets of NAS stand. */
    SecretOperations secrets();

    /** The nodes that share the NAS. */
    NodeOperations nodes();

    /** What keeps nasd itself well. */
    UpkeepOperations upkeep();
}
