package org.nasd.scheme.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A template with five variables, rendered. */
@State(Scope.Benchmark)
public class RenderingBenchmark {

    private final Scheme scheme = SchemeParser.parse(new SchemeFiles(
                    "Bench",
                    "bench",
                    Map.of(
                            "scheme.cfg",
                            bytes("driver = noop\n"),
                            "user_rate_set.cmd",
                            bytes(
                                    "/queue simple ensure [name=crb_{{ip}}] target={{ip}}/32 max-limit={{rate_in}}k/{{rate_out}}k"
                                            + " comment=crb_{{ip}}\n")),
                    List.of()))
            .scheme()
            .orElseThrow();

    private final Map<String, Object> variables = Map.of("ip", "10.0.0.7", "rate_in", 10240L, "rate_out", 20480L);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Rendering templateOfFiveVariables() {
        return scheme.render("user_rate_set", variables, Optional::of);
    }
}
