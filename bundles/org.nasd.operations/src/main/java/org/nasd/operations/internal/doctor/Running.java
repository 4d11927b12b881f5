package org.nasd.operations.internal.doctor;

import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Is it running, and do all parts say that they can work? */
final class Running implements Rule {

    private static final String NORM = "all parts are ready";

    @Override
    public Stream<Finding> look(Facts facts) {
        if (facts.readiness().ready()) {
            return Stream.of(Say.good("running", "ready, up for " + Say.duration(facts.uptime()), NORM));
        }
        return facts.readiness().problems().entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(line -> problem(part.getKey(), line)));
    }

    private static Finding problem(String part, String line) {
        return new Finding(
                Grade.BAD,
                part,
                line,
                NORM,
                "nothing flows through this part until that is mended; log:display says more");
    }
}
