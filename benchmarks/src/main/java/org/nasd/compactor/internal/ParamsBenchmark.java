package org.nasd.compactor.internal;

import java.io.IOException;
import java.util.SortedMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The variables of an account as JSON, read from a producer and written into the stack. */
@State(Scope.Benchmark)
public class ParamsBenchmark {

    static final String JSON =
            "{\"login\":\"user7\",\"ip\":\"10.0.0.7\",\"mac\":\"00:11:22:33:44:55\",\"auth_type\":6,\"snatip\":\"192.0.2.1\","
                    + "\"rate_in\":10240,\"rate_out\":10240,\"ceil_in\":20480,\"ceil_out\":20480,\"burst_in\":1024,\"burst_out\":1024,"
                    + "\"cburst_in\":2048,\"cburst_out\":2048,\"logged\":true,\"redirect\":false,\"accept\":true,\"tariff\":\"Home 100\","
                    + "\"contract\":\"2026-7\",\"address\":\"Main street 1, flat 7\"}";

    private final SortedMap<String, Object> variables = read();

    private static SortedMap<String, Object> read() {
        try {
            return Params.read(JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public SortedMap<String, Object> paramsReadByTheCompactor() throws IOException {
        return Params.read(JSON);
    }

    @Benchmark
    public String paramsWrittenByTheCompactor() {
        return Params.write(variables);
    }
}
