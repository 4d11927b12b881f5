package org.nasd.tck;

import org.nasd.tck.check.ConnectionChecks;
import org.nasd.tck.check.LineDeadlineChecks;
import org.nasd.tck.check.LineGarbageChecks;
import org.nasd.tck.check.LineLeakChecks;

/** Further checks of a driver that reaches its device by TCP: the kit spoils the line. */
public interface OverTcp extends ConnectionChecks, LineDeadlineChecks, LineGarbageChecks, LineLeakChecks {}
