package org.nasd.scheduler.internal.doubt;

import java.util.List;
import org.nasd.api.stack.Survivor;

/**
 * How this node came by a NAS.
 *
 * @param epoch in which it owns it
 * @param carefulUpTo events up to this id waited when the last owner ended, and one of them may have been why; 0 when it ended in order
 * @param survivors the events that were being sent when it ended
 */
public record TakeOver(long epoch, long carefulUpTo, List<Survivor> survivors) {}
