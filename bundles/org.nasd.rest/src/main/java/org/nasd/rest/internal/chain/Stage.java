package org.nasd.rest.internal.chain;

import org.nasd.rest.internal.call.Step;

/** What a call has come to after some of its methods, and on which the next one works. */
interface Stage {

    /** What the method makes of it; one that may stand here, see {@link Grammar}. */
    Stage then(Step step);

    /** What is answered when nothing follows. */
    Answer answer();
}
