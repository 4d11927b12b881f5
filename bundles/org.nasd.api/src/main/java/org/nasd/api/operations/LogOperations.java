package org.nasd.api.operations;

import org.osgi.annotation.versioning.ProviderType;

/** The logs; rules for all methods at {@link Operations}. */
@ProviderType
public interface LogOperations {

    /** The most lines of one page. */
    int MAX_LINES = 10_000;

    /**
     * The last lines of a log.
     *
     * @param lines at most so many, 0 to {@link #MAX_LINES}
     */
    @Needs(Role.VIEWER)
    LogPage last(Caller caller, LogSource source, int lines);

    /**
     * What was added since. Call it again and again to follow a log; a log that was rotated or begins only now is followed too.
     *
     * @param since {@link LogPage#end()} of the page before
     */
    @Needs(Role.VIEWER)
    LogPage since(Caller caller, LogSource source, LogPage.Position since);
}
