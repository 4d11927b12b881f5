package org.nasd.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTracesTest {

    @TempDir
    private Path etc;

    @Test
    void randomNamesBecomeOneThatStays() throws Exception {
        String repository = "026e1014-e7d2-47d1-92d7-4abae76bcc65";
        String feature = "5860f070-79e5-49a0-9378-ad7dfd4e9c82";
        Files.writeString(
                etc.resolve(repository + ".xml"),
                "<features name=\"" + repository + "\"><feature name=\"" + feature + "\"/></features>");
        Files.writeString(
                etc.resolve("org.apache.karaf.features.cfg"),
                "featuresRepositories = file:${karaf.etc}/" + repository + ".xml\nfeaturesBoot = " + feature + "\n");

        BuildTraces.remove(etc);
        assertThat(etc.resolve("nasd-boot.xml"))
                .content()
                .isEqualTo("<features name=\"nasd-boot\"><feature name=\"nasd-boot\"/></features>");
        assertThat(etc.resolve("org.apache.karaf.features.cfg"))
                .content()
                .isEqualTo("featuresRepositories = file:${karaf.etc}/nasd-boot.xml\nfeaturesBoot = nasd-boot\n");
        assertThat(etc.resolve(repository + ".xml")).doesNotExist();
    }

    @Test
    void theTimeOfAnEditIsForgottenAndOtherCommentsStay() throws Exception {
        Path file = etc.resolve("system.properties");
        Files.writeString(
                file, "#Modified by org.apache.karaf.Tool\n#Thu Nov 26 18:21:14 UTC 2026\n# kept\nkaraf.name=nasd\n");
        BuildTraces.remove(etc);
        assertThat(file).content().isEqualTo("# kept\nkaraf.name=nasd\n");
    }
}
