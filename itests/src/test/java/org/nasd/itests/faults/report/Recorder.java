package org.nasd.itests.faults.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Gives a fault test its {@link Findings}, and writes down how it ended and what it found. */
final class Recorder implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace OURS = Namespace.create(Recorder.class);
    private static final String BEGAN = "began";
    private static final int LONGEST_MESSAGE = 600;

    static Path directory() {
        return Path.of(System.getProperty("nasd.work"), "..", "faults").normalize();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Findings.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return findings(context);
    }

    private static Findings findings(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Findings.class, key -> new Findings(), Findings.class);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(OURS).put(BEGAN, System.nanoTime());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Fault fault = context.getRequiredTestMethod().getAnnotation(Fault.class);
        Findings findings = findings(context);
        Throwable trouble = context.getExecutionException().orElse(null);
        long began = context.getStore(OURS).get(BEGAN, Long.class);
        write(new Result(
                fault.value(),
                context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName(),
                fault.injected(),
                fault.passes(),
                outcome(trouble, findings),
                message(trouble),
                Size.isFull(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                (System.nanoTime() - began) / 1_000_000_000,
                findings.injected(),
                findings.measured()));
    }

    private static String outcome(Throwable trouble, Findings findings) {
        if (trouble == null) {
            return findings.isOverPromise() ? "slower than promised" : "passed";
        }
        return trouble instanceof TestAbortedException ? "left out" : "FAILED";
    }

    private static String message(Throwable trouble) {
        if (trouble == null) {
            return "";
        }
        String message =
                String.valueOf(trouble.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + " ..." : message;
    }

    private static void write(Result result) {
        try {
            Path file = Files.createDirectories(directory()).resolve(result.fault() + "-" + result.test() + ".json");
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
            Files.writeString(directory().resolve("fault-report.md"), Report.of(directory()));
        } catch (IOException e) {
            throw new UncheckedIOException("The findings cannot be written", e);
        }
    }
}
