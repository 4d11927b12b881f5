package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** No password leaves the driver but to the device. */
public interface SecretChecks {

    @Test
    default void noSecretIsPrintedLoggedNamedOrAnswered(Bench bench) throws Exception {
        Nas nas = bench.nas();
        List<String> secrets = Stream.concat(
                        Stream.of(nas.telnetPassword(), nas.coaPassword()), nas.secretOptions().values().stream())
                .filter(Objects::nonNull)
                .map(Secret::reveal)
                .filter(secret -> !secret.isEmpty())
                .toList();
        provoke(bench);
        for (String secret : secrets) {
            assertThat(bench.printed()).as("what was printed and logged").doesNotContain(secret);
            assertThat(bench.outcomes()).as("what was answered").noneMatch(outcome -> outcome.toString()
                    .contains(secret));
            assertThat(Thread.getAllStackTraces().keySet())
                    .as("names of threads")
                    .noneMatch(thread -> thread.getName().contains(secret));
            assertThat(transcripts(bench)).as("transcripts").noneMatch(text -> text.contains(secret));
        }
    }

    /** Logins that go well, that break off, and commands that stay without answer. */
    private static void provoke(Bench bench) throws Exception {
        DeviceSession session = bench.session(DeadlineChecks.SHORT);
        bench.mark(session, bench.freshValue(), OutcomeChecks.AMPLE);
        if (bench.link().isPresent()) {
            Link link = bench.link().orElseThrow();
            link.spoil(Link.Spoiling.SILENCE);
            bench.mark(session, bench.freshValue(), Duration.ofMillis(500));
            link.spoil(Link.Spoiling.RESET);
            Bench.await(bench.open(bench.nas(), DeadlineChecks.SHORT));
            link.spoil(Link.Spoiling.NONE);
            Bench.await(bench.open(bench.nas(bench.device().wrongLogin()), Map.of("timeout.login", "1")));
        }
    }

    private static List<String> transcripts(Bench bench) throws Exception {
        if (!Files.isDirectory(bench.logs())) {
            return List.of();
        }
        List<String> texts = new java.util.ArrayList<>();
        try (Stream<Path> files = Files.walk(bench.logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
