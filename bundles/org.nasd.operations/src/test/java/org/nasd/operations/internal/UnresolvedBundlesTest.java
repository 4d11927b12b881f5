package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.operations.DriverList;
import org.osgi.framework.launch.Framework;

class UnresolvedBundlesTest {

    private static InputStream bundle(String name, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.2.3");
        main.putValue("Import-Package", imports);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void aBundleWhoseLibraryIsMissingIsNamedWithWhatItNeeds(@TempDir Path cache) throws Exception {
        Framework framework =
                new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", cache.toString()));
        framework.start();
        try {
            framework
                    .getBundleContext()
                    .installBundle(
                            "driver",
                            bundle(
                                    "org.acme.driver",
                                    "org.osgi.framework,org.acme.lib;version=\"[2,3)\","
                                            + "org.acme.extra;resolution:=optional"));
            framework
                    .getBundleContext()
                    .installBundle("fit", bundle("org.acme.fit", "org.osgi.framework"))
                    .start();

            assertThat(new UnresolvedBundles(framework.getBundleContext()).get())
                    .singleElement()
                    .satisfies(unresolved -> {
                        assertThat(unresolved.bundle()).isEqualTo("org.acme.driver 1.2.3");
                        assertThat(unresolved.missing())
                                .singleElement()
                                .asString()
                                .contains("org.acme.lib");
                    });
            assertThat(new DriverList(java.util.List.of(), new UnresolvedBundles(framework.getBundleContext()).get())
                            .unresolved())
                    .hasSize(1);
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }
}
