package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.scheme.SchemeListener;
import org.nasd.api.scheme.SchemeStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.BundleTracker;

/** In a real framework, with real bundles. */
class SchemeBundlesTest {

    @TempDir
    Path cache;

    private final List<String> announced = new ArrayList<>();
    private final Schemes schemes = new Schemes(Path.of("/etc/oss"), announced::add);

    private Framework framework;
    private BundleTracker<Set<String>> tracker;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of("org.osgi.framework.storage", cache.toString(), "felix.log.level", "1"));
        framework.start();
        tracker = new BundleTracker<>(
                framework.getBundleContext(), Bundle.STARTING | Bundle.ACTIVE, new SchemeBundles(schemes));
        tracker.open();
    }

    @AfterEach
    void stop() throws Exception {
        tracker.close();
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
    }

    private static InputStream jar(String name, String... fileAndText) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-Version: 1.2.0\nBundle-SymbolicName: " + name
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (int i = 0; i < fileAndText.length; i += 2) {
                jar.putNextEntry(new ZipEntry(fileAndText[i]));
                jar.write(fileAndText[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private Bundle install(String name, String... fileAndText) throws Exception {
        return framework.getBundleContext().installBundle(name, jar(name, fileAndText));
    }

    private List<String> commands(String scheme) {
        return Sample.commands(
                schemes.find(scheme).flatMap(SchemeStatus::scheme).orElseThrow().render("e", Map.of(), Sample.AS_IS));
    }

    @Test
    void schemesComeAndGoWithTheirBundle() throws Exception {
        Bundle bundle = install(
                "vendor.driver",
                "OSGI-INF/nasd/oss/Box/scheme.cfg",
                "driver = vendor",
                "OSGI-INF/nasd/oss/Box/e.cmd",
                "one",
                "OSGI-INF/nasd/oss/Box/README.txt",
                "{{{",
                "OSGI-INF/nasd/oss/Box/deeper/e.cmd",
                "{{{",
                "OSGI-INF/nasd/oss/Other-Box/scheme.cfg",
                "verify = {{{x}}}",
                "OSGI-INF/nasd/oss/stray.cmd",
                "{{{");
        assertThat(schemes.all()).isEmpty();
        bundle.start();
        assertThat(schemes.all()).extracting(SchemeStatus::name).containsExactly("Box", "Other-Box");
        assertThat(commands("Box")).containsExactly("one");
        assertThat(schemes.find("Box").orElseThrow().path()).isEqualTo("bundle vendor.driver 1.2.0");
        assertThat(schemes.find("Other-Box").orElseThrow().errors()).hasSize(2);

        bundle.update(jar(
                "vendor.driver",
                "OSGI-INF/nasd/oss/Box/scheme.cfg",
                "driver = vendor",
                "OSGI-INF/nasd/oss/Box/e.cmd",
                "two"));
        assertThat(commands("Box")).containsExactly("two");
        assertThat(schemes.find("Other-Box")).isEmpty();

        bundle.stop();
        assertThat(schemes.all()).isEmpty();
    }

    @Test
    void bundlesWithoutSchemesAreLetBe() throws Exception {
        install("plain", "OSGI-INF/l10n/bundle.properties", "a=b").start();
        install("empty", "OSGI-INF/nasd/oss/", "").start();
        assertThat(schemes.all()).isEmpty();
        assertThat(announced).isEmpty();
    }

    @Test
    void aListenerIsFetchedOnlyWhenThereIsNewsAndHeldUntilItGoes() {
        List<String> heard = new ArrayList<>();
        ServiceFactory<SchemeListener> factory = new ServiceFactory<>() {
            @Override
            public SchemeListener getService(Bundle bundle, ServiceRegistration<SchemeListener> registration) {
                heard.add("fetched");
                return heard::add;
            }

            @Override
            public void ungetService(
                    Bundle bundle, ServiceRegistration<SchemeListener> registration, SchemeListener service) {
                heard.add("released");
            }
        };
        try (Listeners listeners = new Listeners(framework.getBundleContext())) {
            listeners.open();
            ServiceRegistration<SchemeListener> first =
                    framework.getBundleContext().registerService(SchemeListener.class, factory, null);
            framework
                    .getBundleContext()
                    .registerService(
                            SchemeListener.class,
                            name -> {
                                throw new IllegalStateException(
                                        "a listener that fails does not keep the others from hearing");
                            },
                            null);
            assertThat(heard).isEmpty();
            listeners.schemeChanged("A");
            listeners.schemeChanged("B");
            assertThat(heard).containsExactly("fetched", "A", "B");
            first.unregister();
            listeners.schemeChanged("C");
            assertThat(heard).containsExactly("fetched", "A", "B", "released");
        }
    }
}
