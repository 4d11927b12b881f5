package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A device of one kind, which takes a {@link Mark} as its mood says, and how it is made known to an instance. */
interface Device extends AutoCloseable {

    /** What the NAS is called. */
    String name();

    /** The symbolic name of its driver's bundle. */
    String bundle();

    /** Puts into an instance's etc what its NAS needs: a scheme, or a script. */
    void install(Path etc) throws IOException;

    /** The settings of its NAS, as {@code nas:add} takes them, but for the name and the address that only names it. */
    String settings();

    /** Events at once that its NAS allows. */
    int forks();

    /** What it saw, in the order in which it took effect. */
    List<Sight> sights();

    /** The most events that were in work at once. */
    int mostAtOnce();

    /** The most connections that were open at once; 0 where there are none. */
    int mostSessions();

    /** Connections that its settings allow. */
    int sessionsAllowed();

    /** What must never be seen in any log. */
    String password();

    @Override
    void close();
}
