package org.nasd.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.nasd.itests.tck.faulty.Fault;
import org.nasd.itests.tck.faulty.FaultyActivator;
import org.nasd.tck.bench.Bench;

/** The kit finds what is wrong with a driver: each fault fails its check, and the same driver without a fault passes them all. */
class KitCatchesIT {

    private static final Map<Fault, String> CHECKS = new EnumMap<>(Map.ofEntries(
            Map.entry(Fault.CHECKS_NOTHING, "aBadValueIsFoundWhenItIsWritten"),
            Map.entry(Fault.ESCAPES_NOTHING, "theDeviceReadsExactlyTheValueOrNothingIsSent"),
            Map.entry(Fault.TURNS_COMMANDS_AROUND, "theCommandsOfATaskGoInOrder"),
            Map.entry(Fault.SAYS_DONE_TO_ALL, "whatTheDeviceRefusesFailsAndTheSessionGoesOn"),
            Map.entry(Fault.TELLS_THE_PASSWORD, "noSecretIsPrintedLoggedNamedOrAnswered"),
            Map.entry(Fault.ANSWERS_LATE, "aCommandWithoutAnAnswerIsSilentInTimeAndNotAtOnce"),
            Map.entry(Fault.HOARDS_SESSIONS, "closedSessionsAreForgotten"),
            Map.entry(Fault.CLOSES_LATE, "whatIsInFlightWhenASessionIsClosedIsUnavailable"),
            Map.entry(Fault.NEVER_ASKS_WHETHER_IT_MAY_SPEAK, "nothingIsSentOnceTheNodeMayNotSpeakAndTheSessionEnds")));

    private static final String CLASS_PATH = "java.class.path";

    private final String classPath = System.getProperty(CLASS_PATH);

    @BeforeEach
    void addTheFaultyBundle(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("faulty.jar");
        writeBundle(jar);
        System.setProperty(CLASS_PATH, classPath + File.pathSeparator + jar);
    }

    @AfterEach
    void restore() {
        System.setProperty(CLASS_PATH, classPath);
        System.clearProperty(Fault.PROPERTY);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void aFaultFailsItsCheck(Fault fault, String check) {
        assertThat(run(fault, List.of(check)).getTotalFailureCount()).isPositive();
    }

    static Stream<Arguments> checks() {
        return CHECKS.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void theSameDriverWithoutAFaultPassesThemAll() {
        TestExecutionSummary summary = run(Fault.NOTHING, CHECKS.values());
        assertThat(summary.getTotalFailureCount()).isZero();
        assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(CHECKS.size());
    }

    private static TestExecutionSummary run(Fault fault, Collection<String> checks) {
        System.setProperty(Fault.PROPERTY, fault.name());
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(checks.stream()
                        .map(check -> selectMethod(FaultyTck.class, check, Bench.class.getName()))
                        .toList())
                .build();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    private static void writeBundle(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", FaultyTck.BUNDLE);
        main.putValue("Bundle-Activator", FaultyActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework,org.nasd.api.driver;version=\"[1.0,2)\",org.nasd.api.nas");
        String folder = FaultyTck.BUNDLE.replace('.', '/');
        Path classes = Path.of(FaultyActivator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.toList()) {
                entries.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                Files.copy(file, entries);
            }
        }
    }
}
