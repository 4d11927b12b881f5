package org.nasd.operations.internal.doctor;

import java.util.stream.Stream;
import org.nasd.api.operations.Finding;

/** One thing an engineer would look at. Pure. */
@FunctionalInterface
interface Rule {
    Stream<Finding> look(Facts facts);
}
