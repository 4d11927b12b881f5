package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.driver.script.internal.ScriptFiles.Found;

class ScriptFilesTest {

    @TempDir
    Path root;

    private Path home;
    private Path listed;
    private Path foreign;
    private ScriptFiles files;

    @BeforeEach
    void lay() throws IOException {
        root = root.toRealPath();
        home = Files.createDirectories(root.resolve("etc/scripts"));
        listed = Files.createDirectories(root.resolve("opt/isp"));
        foreign = Files.createDirectories(root.resolve("home/mallory"));
        for (Path directory : List.of(home, listed, foreign, Files.createDirectories(home.resolve("sub")))) {
            Files.writeString(directory.resolve("handler.sh"), ":");
        }
        files = new ScriptFiles(home, List.of(listed, root.resolve("opt/not-there")));
    }

    private void isFound(String name, Path where) {
        assertThat(files.find(name)).isEqualTo(new Found.Script(where));
    }

    private String refusal(String name) {
        return ((Found.Unusable) files.find(name)).reason();
    }

    @Test
    void relativeNamesAreBelowHomeAndAbsoluteOnesBelowAListedDirectory() {
        isFound("handler.sh", home.resolve("handler.sh"));
        isFound("sub/handler.sh", home.resolve("sub/handler.sh"));
        isFound(home.resolve("handler.sh").toString(), home.resolve("handler.sh"));
        isFound(listed.resolve("handler.sh").toString(), listed.resolve("handler.sh"));
        assertThat(refusal(foreign.resolve("handler.sh").toString()))
                .contains("neither below " + home, "org.nasd.driver.script.cfg");
    }

    @Test
    void dotsThatLeaveTheAllowedDirectoriesAreRefused() {
        isFound("sub/../handler.sh", home.resolve("handler.sh"));
        assertThat(refusal("../../home/mallory/handler.sh")).contains("neither below");
        assertThat(refusal(listed + "/../../home/mallory/handler.sh")).contains("neither below");
        isFound("../../opt/isp/handler.sh", listed.resolve("handler.sh"));
    }

    @Test
    void aDirectoryWhoseNameOnlyBeginsAlikeIsNotAllowed() throws IOException {
        Path alike = Files.createDirectories(root.resolve("opt/isp-private"));
        Files.writeString(alike.resolve("handler.sh"), ":");
        assertThat(refusal(alike.resolve("handler.sh").toString())).contains("neither below");
    }

    @Test
    void linksCountByWhereTheyLead() throws IOException {
        Files.createSymbolicLink(home.resolve("out.sh"), foreign.resolve("handler.sh"));
        Files.createSymbolicLink(home.resolve("outdir"), foreign);
        Files.createSymbolicLink(home.resolve("isp.sh"), listed.resolve("handler.sh"));
        Files.createSymbolicLink(home.resolve("self.sh"), home.resolve("self.sh"));
        assertThat(refusal("out.sh")).contains(foreign.toString(), "neither below");
        assertThat(refusal("outdir/handler.sh")).contains("neither below");
        isFound("isp.sh", listed.resolve("handler.sh"));
        assertThat(refusal("self.sh")).contains("the script self.sh cannot be used");
    }

    @Test
    void anAllowedDirectoryMayItselfBeALink() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("scripts"), listed);
        assertThat(new ScriptFiles(home, List.of(link))
                        .find(link.resolve("handler.sh").toString()))
                .isEqualTo(new Found.Script(listed.resolve("handler.sh")));
    }

    @Test
    void whatIsNoReadableFileIsNamed() {
        assertThat(refusal("sub")).contains("is not a file");
        assertThat(refusal("none.sh")).contains(home.resolve("none.sh") + "; put it there");
        assertThat(refusal("a\0b")).contains("no name of a file");
        assertThat(refusal("handler.sh/x")).contains("cannot be used");
        assertThat(refusal("x".repeat(300))).contains("cannot be used");
    }
}
