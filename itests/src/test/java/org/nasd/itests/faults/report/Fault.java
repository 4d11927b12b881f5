package org.nasd.itests.faults.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the fault suite. It may ask for {@link Findings}; how it ended gets into the report. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("fault")
@ExtendWith(Recorder.class)
public @interface Fault {

    /** The fault's number in the table of faults, like {@code F01}. */
    String value();

    /** What is done to nasd. */
    String injected();

    /** When it passes. */
    String passes();
}
